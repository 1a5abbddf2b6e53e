"""Audits and their findings, reviews of closed cases (8.5, annexes D and I)."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Nothing of it is kept yet."""
