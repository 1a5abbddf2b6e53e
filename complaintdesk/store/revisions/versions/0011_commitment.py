"""Policy text, training, plan, context, management review (5, 6, 8.6)."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Nothing of it is kept yet."""
