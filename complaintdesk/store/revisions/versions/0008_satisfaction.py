"""Whom we ask how they were treated, and what they say (8.3)."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing of it is kept yet."""
