"""What is measured month by month, and the objectives it is held to (6.2, 8.4, annex H)."""

from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from complaintdesk.records.types import instant_of
from complaintdesk.store.revisions.noted import note_changed

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Frozen months, objectives, and the day of each payment; promises are looked up by the day they are due."""
    op.create_table(
        "frozen_month",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("definitions", sa.Integer(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.Column("frozen_at", sa.String(24), nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"]),
        sa.ForeignKeyConstraint(["frozen_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_frozen_month_month"), "frozen_month", ["month"], unique=False)
    op.create_table(
        "objective",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("at_least", sa.Boolean(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("alarm", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(), nullable=True),
        sa.Column("set_at", sa.String(24), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["set_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("ALTER TABLE promised_remedy ADD COLUMN carried_out_on DATE")
    _days_of_payments()
    _indexes()


def _days_of_payments() -> None:
    """The day, at the office, on which each remedy was carried out."""
    connection = op.get_bind()
    office = connection.execute(sa.text("SELECT time_zone FROM shop")).first()
    if office is None:
        return
    zone = ZoneInfo(office[0])
    done = connection.execute(
        sa.text("SELECT id, carried_out_at FROM promised_remedy WHERE carried_out_at IS NOT NULL ORDER BY id")
    )
    days = [(key, instant_of(at).astimezone(zone).date().isoformat()) for key, at in done]
    note_changed("promised_remedy", "carried_out_on", days, revision)


def _indexes() -> None:
    op.drop_index("ix_clock_met", "case_clock")
    op.create_index(
        "ix_clock_met",
        "case_clock",
        ["kind", "due_on", "case_id"],
        unique=False,
        sqlite_where=sa.text("met_on IS NOT NULL"),
        postgresql_where=sa.text("met_on IS NOT NULL"),
    )
    op.create_index(
        "ix_event_assessed",
        "event",
        ["case_id"],
        unique=False,
        sqlite_where=sa.text("act = 'assessment.assess'"),
        postgresql_where=sa.text("act = 'assessment.assess'"),
    )
    # the cases behind the figures of a period
    _found("case_acknowledged_on", "case", ["acknowledged_on", "id"], "acknowledged_on IS NOT NULL")
    _found("case_first_closed", "case", ["first_closed_on", "id"], "first_closed_on IS NOT NULL")
    _found("recourse_begun", "recourse", ["level", "begun_on", "case_id"])
    _found("remedy_paid", "promised_remedy", ["carried_out_on", "case_id"], "amount > 0")


def _found(name: str, table: str, columns: list[str], where: str | None = None) -> None:
    condition = None if where is None else sa.text(where)
    op.create_index(f"ix_{name}", table, columns, unique=False, sqlite_where=condition, postgresql_where=condition)
