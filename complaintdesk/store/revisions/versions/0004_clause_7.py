"""The whole of clause 7: offers, remedies, investigation, review and recourse, authority."""

import sqlalchemy as sa
from alembic import op

from complaintdesk.rules.findings import CAUSES
from complaintdesk.store.revisions.noted import note_new

revision = "0004"
down_revision = "0003"

_CASE = (
    "action_needed VARCHAR",
    "action_possible BOOLEAN DEFAULT 0 NOT NULL",
    "investigated_at VARCHAR(24)",
    'decided_by_id INTEGER REFERENCES "staff_member" (id)',
    "offered_at VARCHAR(24)",
    "untold BOOLEAN DEFAULT 0 NOT NULL",
    "informed_at VARCHAR(24)",
    "informed_on DATE",
    "answer VARCHAR",
    "answered_at VARCHAR(24)",
    "remedies_open INTEGER DEFAULT 0 NOT NULL",
    "remedies_unverified INTEGER DEFAULT 0 NOT NULL",
    "review_at VARCHAR(24)",
    "review_acknowledged_at VARCHAR(24)",
    "reviewed_at VARCHAR(24)",
    "outside_at VARCHAR(24)",
    "outside_ended_at VARCHAR(24)",
    "first_closed_on DATE",
    "first_contact BOOLEAN DEFAULT 0 NOT NULL",
    "referred_to VARCHAR",
    'merged_into_id INTEGER REFERENCES "case" (id)',
)


def upgrade() -> None:
    """The whole of clause 7: offers, remedies, investigation, review and recourse, authority."""
    op.create_table(
        "authority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("power", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=True),
        sa.Column("up_to", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "cause",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "priority_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("impact", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "recourse_body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("within", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("from_whom", sa.String(), nullable=True),
        sa.Column("obtained_on", sa.Date(), nullable=True),
        sa.Column("where_kept", sa.String(), nullable=True),
        sa.Column("added_at", sa.String(24), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["staff_member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_evidence_case_id"), "evidence", ["case_id"], unique=False)
    op.create_table(
        "investigation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("investigator_id", sa.Integer(), nullable=False),
        sa.Column("depth", sa.String(), nullable=False),
        sa.Column("their_side", sa.String(), nullable=True),
        sa.Column("our_side", sa.String(), nullable=True),
        sa.Column("findings", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("cause_note", sa.String(), nullable=True),
        sa.Column("pattern", sa.String(), nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        sa.Column("loss", sa.Integer(), nullable=True),
        sa.Column("promise_broken", sa.Boolean(), nullable=False),
        sa.Column("law_broken", sa.Boolean(), nullable=False),
        sa.Column("prevention", sa.String(), nullable=True),
        sa.Column("concluded_at", sa.String(24), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["cause"],
            ["cause.code"],
        ),
        sa.ForeignKeyConstraint(
            ["investigator_id"],
            ["staff_member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id"),
    )
    op.create_table(
        "promised_remedy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("promised_at", sa.String(24), nullable=False),
        sa.Column("carried_out_at", sa.String(24), nullable=True),
        sa.Column("carried_out_by_id", sa.Integer(), nullable=True),
        sa.Column("carried_out_note", sa.String(), nullable=True),
        sa.Column("verified_at", sa.String(24), nullable=True),
        sa.Column("verified_by_id", sa.Integer(), nullable=True),
        sa.Column("verified_note", sa.String(), nullable=True),
        sa.Column("dropped_at", sa.String(24), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["carried_out_by_id"],
            ["staff_member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["verified_by_id"],
            ["staff_member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_promised_remedy_case_id"), "promised_remedy", ["case_id"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(24), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("remedies", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.String(24), nullable=True),
        sa.Column("answer_text", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_proposal_case_id"), "proposal", ["case_id"], unique=False)
    op.create_table(
        "recourse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("begun_at", sa.String(24), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("body_kind", sa.String(), nullable=True),
        sa.Column("body_reference", sa.String(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.String(24), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("outcome_text", sa.String(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["staff_member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_recourse_case_id"), "recourse", ["case_id"], unique=False)

    for column in _CASE:
        op.execute(f'ALTER TABLE "case" ADD COLUMN {column}')
    rows = [{"code": each.code, "label": each.label, "position": at} for at, each in enumerate(CAUSES)]
    note_new("cause", [{**row, "hidden": False, "version": 1} for row in rows], key="code")
