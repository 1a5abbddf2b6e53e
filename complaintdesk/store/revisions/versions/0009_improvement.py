"""Causes, corrective and preventive action, good practice (8.2, 8.7)."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The register of improvements, its checks and linked cases, and proposals that were dismissed."""
    op.create_table(
        "improvement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("category", sa.String(), sa.ForeignKey("category.code"), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), sa.ForeignKey("cause.code"), nullable=True),
        sa.Column("department_id", sa.Integer(), sa.ForeignKey("department.id"), nullable=True),
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.String(24), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=False),
        sa.Column("proposed", sa.String(), nullable=True),
        sa.Column("pattern", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("copy_to", sa.String(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=True),
        sa.Column("closing_note", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "improvement_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("improvement_id", sa.Integer(), sa.ForeignKey("improvement.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("why_again", sa.String(), nullable=True),
        sa.Column("whys", sa.String(), nullable=True),
        sa.Column("analysis", sa.String(), nullable=True),
        sa.Column("correction", sa.String(), nullable=True),
        sa.Column("prevention", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=True),
        sa.Column("done_note", sa.String(), nullable=True),
        sa.Column("check_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_improvement_round_improvement_id", "improvement_round", ["improvement_id"])
    op.create_table(
        "improvement_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("improvement_id", sa.Integer(), sa.ForeignKey("improvement.id"), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_at", sa.String(24), nullable=False),
        sa.Column("judged_by_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=False),
        sa.Column("judged", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("before_first", sa.Date(), nullable=False),
        sa.Column("before_last", sa.Date(), nullable=False),
        sa.Column("after_first", sa.Date(), nullable=False),
        sa.Column("after_last", sa.Date(), nullable=False),
        sa.Column("scope_before", sa.Integer(), nullable=False),
        sa.Column("scope_after", sa.Integer(), nullable=False),
        sa.Column("all_before", sa.Integer(), nullable=False),
        sa.Column("all_after", sa.Integer(), nullable=False),
        sa.Column("p_value", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_improvement_check_improvement_id", "improvement_check", ["improvement_id"])
    op.create_table(
        "improvement_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("improvement_id", sa.Integer(), sa.ForeignKey("improvement.id"), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), nullable=False),
        sa.Column("linked_at", sa.String(24), nullable=False),
        sa.Column("linked_by_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_improvement_case_entry", "improvement_case", ["improvement_id", "case_id"])
    op.create_index("ix_improvement_case_case", "improvement_case", ["case_id", "improvement_id"])
    op.create_table(
        "dismissed_pattern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("dismissed_at", sa.String(24), nullable=False),
        sa.Column("dismissed_by_id", sa.Integer(), sa.ForeignKey("staff_member.id"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_dismissed_pattern_pattern", "dismissed_pattern", ["pattern"])
    for name, table, *columns in (
        ("ix_case_subject", "case", "product", "received_on", "problem", "department_id", "id"),
        ("ix_case_department", "case", "department_id", "received_on", "problem", "id"),
        ("ix_investigation_cause", "investigation", "cause", "case_id"),
    ):
        op.create_index(name, table, columns, sqlite_where=sa.text(f"{columns[0]} IS NOT NULL"))
