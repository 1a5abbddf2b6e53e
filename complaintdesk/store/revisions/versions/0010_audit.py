"""Audits and their findings, reviews of closed cases (8.5, annexes D and I)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """The programme with questions, cases, figures and findings; samples for review with their answers."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("auditor_id", sa.Integer(), nullable=True),
        sa.Column("auditor_outside", sa.String(), nullable=True),
        sa.Column("period_first", sa.Date(), nullable=True),
        sa.Column("period_last", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("planned_at", sa.String(24), nullable=False),
        sa.Column("planned_by_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.String(24), nullable=True),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=True),
        sa.Column("concluded_at", sa.String(24), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("dropped_at", sa.String(24), nullable=True),
        sa.Column("dropped_why", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["auditor_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["planned_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_concluded_on", "audit", ["concluded_on"], unique=False)
    op.create_index("ix_audit_planned_on", "audit", ["planned_on"], unique=False)
    op.create_table(
        "audit_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("answered_at", sa.String(24), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_question_audit_id", "audit_question", ["audit_id"], unique=False)
    op.create_table(
        "audited_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Boolean(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("linked_at", sa.String(24), nullable=False),
        sa.Column("linked_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["linked_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["question_id"], ["audit_question.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audited_case_audit_id", "audited_case", ["audit_id"], unique=False)
    op.create_index("ix_audited_case_case_id", "audited_case", ["case_id"], unique=False)
    op.create_table(
        "audit_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("definition", sa.String(), nullable=True),
        sa.Column("taken_at", sa.String(24), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"]),
        sa.ForeignKeyConstraint(["question_id"], ["audit_question.id"]),
        sa.ForeignKeyConstraint(["taken_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_figure_audit_id", "audit_figure", ["audit_id"], unique=False)
    op.create_table(
        "audit_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("found_at", sa.String(24), nullable=False),
        sa.Column("found_by_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("done_note", sa.String(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by_id", sa.Integer(), nullable=True),
        sa.Column("verified_note", sa.String(), nullable=True),
        sa.Column("sent_back", sa.Integer(), nullable=False),
        sa.Column("sent_back_note", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"]),
        sa.ForeignKeyConstraint(["done_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["found_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["question_id"], ["audit_question.id"]),
        sa.ForeignKeyConstraint(["verified_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_finding_audit_id", "audit_finding", ["audit_id"], unique=False)
    op.create_table(
        "quality_sample",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=False),
        sa.Column("period_last", sa.Date(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("passed_over", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("drawn_at", sa.String(24), nullable=False),
        sa.Column("drawn_by_id", sa.Integer(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=True),
        sa.Column("concluded_at", sa.String(24), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["drawn_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["reviewer_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_quality_sample_concluded_on", "quality_sample", ["concluded_on"], unique=False)
    op.create_table(
        "quality_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sample_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("reviewed_at", sa.String(24), nullable=True),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["reviewed_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["sample_id"], ["quality_sample.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_quality_review_case_id", "quality_review", ["case_id"], unique=False)
    op.create_index("ix_quality_review_sample_id", "quality_review", ["sample_id"], unique=False)
    op.create_table(
        "quality_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["quality_review.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_quality_answer_review_id", "quality_answer", ["review_id"], unique=False)
