"""Causes, corrective and preventive action, good practice (8.2, 8.7)."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Nothing of it is kept yet."""
