"""Two clocks of a kind side by side are both counted: every revision ends with counts and triggers made anew."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """No record is another; what is derived from them is made again, as after every revision."""
