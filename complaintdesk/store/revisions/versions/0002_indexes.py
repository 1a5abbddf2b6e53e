"""An index for each order that a list offers and each way something is looked up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """An index for each order that a list offers and each way something is looked up."""
    op.create_index(
        "ix_event_case",
        "event",
        ["case_id", "id"],
        unique=False,
        sqlite_where=sa.text("case_id IS NOT NULL"),
        postgresql_where=sa.text("case_id IS NOT NULL"),
    )
    op.create_index(
        "ix_contact_digits",
        "contact_point",
        ["digits", "complainant_id"],
        unique=False,
        sqlite_where=sa.text("digits IS NOT NULL"),
        postgresql_where=sa.text("digits IS NOT NULL"),
    )
    op.create_index(op.f("ix_contact_point_complainant_id"), "contact_point", ["complainant_id"], unique=False)
    op.create_index(
        "ix_contact_tail",
        "contact_point",
        ["tail", "complainant_id"],
        unique=False,
        sqlite_where=sa.text("tail IS NOT NULL"),
        postgresql_where=sa.text("tail IS NOT NULL"),
    )
    op.create_index(op.f("ix_policy_clock_policy_id"), "policy_clock", ["policy_id"], unique=False)
    op.create_index(
        "ix_case_age",
        "case",
        ["received_on", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_case_anonymous",
        "case",
        ["received_on", "id"],
        unique=False,
        sqlite_where=sa.text("complainant_id IS NULL"),
        postgresql_where=sa.text("complainant_id IS NULL"),
    )
    op.create_index(
        "ix_case_closed",
        "case",
        ["closed_on", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NOT NULL"),
        postgresql_where=sa.text("closed_at IS NOT NULL"),
    )
    op.create_index(
        "ix_case_complainant",
        "case",
        ["complainant_id", "id"],
        unique=False,
        sqlite_where=sa.text("complainant_id IS NOT NULL"),
        postgresql_where=sa.text("complainant_id IS NOT NULL"),
    )
    op.create_index(
        "ix_case_decided",
        "case",
        ["decided_on", "id"],
        unique=False,
        sqlite_where=sa.text("decided_on IS NOT NULL"),
        postgresql_where=sa.text("decided_on IS NOT NULL"),
    )
    op.create_index(
        "ix_case_open",
        "case",
        ["list_rank", "next_due", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_case_order_number",
        "case",
        ["order_number", "id"],
        unique=False,
        sqlite_where=sa.text("order_number IS NOT NULL"),
        postgresql_where=sa.text("order_number IS NOT NULL"),
    )
    op.create_index(
        "ix_case_owned",
        "case",
        ["owner_id", "received_on", "id"],
        unique=False,
        sqlite_where=sa.text("owner_id IS NOT NULL"),
        postgresql_where=sa.text("owner_id IS NOT NULL"),
    )
    op.create_index(
        "ix_case_owner",
        "case",
        ["owner_id", "list_rank", "next_due", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_case_priority",
        "case",
        ["priority", "received_on", "id"],
        unique=False,
        sqlite_where=sa.text("priority IS NOT NULL"),
        postgresql_where=sa.text("priority IS NOT NULL"),
    )
    op.create_index("ix_case_problem", "case", ["problem", "received_on", "id"], unique=False)
    op.create_index("ix_case_received", "case", ["received_on", "id"], unique=False)
    op.create_index(
        "ix_case_recurrent",
        "case",
        ["received_on", "id"],
        unique=False,
        sqlite_where=sa.text("recurrent = 1"),
        postgresql_where=sa.text("recurrent = 1"),
    )
    op.create_index(
        "ix_case_reopened",
        "case",
        ["received_on", "id"],
        unique=False,
        sqlite_where=sa.text("reopened > 0"),
        postgresql_where=sa.text("reopened > 0"),
    )
    op.create_index(
        "ix_case_representative",
        "case",
        ["representative_id", "id"],
        unique=False,
        sqlite_where=sa.text("representative_id IS NOT NULL"),
        postgresql_where=sa.text("representative_id IS NOT NULL"),
    )
    op.create_index(
        "ix_case_safety",
        "case",
        ["received_on", "id"],
        unique=False,
        sqlite_where=sa.text("safety = 1"),
        postgresql_where=sa.text("safety = 1"),
    )
    op.create_index(
        "ix_case_stage",
        "case",
        ["stage", "next_due", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_case_unacknowledged",
        "case",
        ["list_rank", "next_due", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL AND acknowledged_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND acknowledged_at IS NULL"),
    )
    op.create_index(
        "ix_case_unowned",
        "case",
        ["received_on", "id"],
        unique=False,
        sqlite_where=sa.text("owner_id IS NULL"),
        postgresql_where=sa.text("owner_id IS NULL"),
    )
    op.create_index(op.f("ix_case_clock_case_id"), "case_clock", ["case_id"], unique=False)
    op.create_index(
        "ix_clock_met",
        "case_clock",
        ["kind", "met_on", "case_id"],
        unique=False,
        sqlite_where=sa.text("met_on IS NOT NULL"),
        postgresql_where=sa.text("met_on IS NOT NULL"),
    )
    op.create_index(
        "ix_clock_running",
        "case_clock",
        ["kind", "due_on", "case_id"],
        unique=False,
        sqlite_where=sa.text("met_on IS NULL AND ended IS NULL"),
        postgresql_where=sa.text("met_on IS NULL AND ended IS NULL"),
    )
    op.create_index("ix_communication_case", "communication", ["case_id", "id"], unique=False)
