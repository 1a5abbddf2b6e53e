"""What is measured month by month, and the objectives it is held to (6.2, 8.4, annex H)."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing of it is kept yet."""
