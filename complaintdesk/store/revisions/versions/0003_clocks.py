"""Clocks that explain themselves: policies with rules, opening hours, pauses and extensions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ADDED = {
    "policy": ("check_by DATE", "keep_years INTEGER", "note VARCHAR"),
    "policy_clock": ("extend_by INTEGER DEFAULT 0 NOT NULL", "priority VARCHAR", "rule VARCHAR"),
    "category": ("policy_id INTEGER REFERENCES policy (id)",),
    "shop": ("language VARCHAR DEFAULT 'en' NOT NULL",),
    "case_clock": (
        "anchor VARCHAR",
        "rule VARCHAR",
        "extend_by INTEGER DEFAULT 0 NOT NULL",
        "extended_by INTEGER DEFAULT 0 NOT NULL",
        "extension VARCHAR",
        "due_at VARCHAR(24)",
        "paused_at VARCHAR(24)",
        "paused_why VARCHAR",
    ),
    "case": (
        "policy_id INTEGER REFERENCES policy (id)",
        "next_due_at VARCHAR(24)",
        "paused_at VARCHAR(24)",
    ),
}


def upgrade() -> None:
    """Clocks that explain themselves: policies with rules, opening hours, pauses and extensions."""
    for table, columns in _ADDED.items():
        for column in columns:
            # as text: Alembic adds a column and its foreign key apart, which SQLite cannot
            op.execute(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    op.create_table(
        "opening_day",
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("weekday"),
    )
    op.create_table(
        "clock_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.String(24), nullable=False),
        sa.Column("ended_at", sa.String(24), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["clock_id"], ["case_clock.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_clock_pause_clock_id"), "clock_pause", ["clock_id"], unique=False)
