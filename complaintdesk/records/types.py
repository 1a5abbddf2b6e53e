"""Column types that records share.

Instants are UTC and stored as fixed-width text (`2026-11-23T09:02:00.000Z`), so that they sort as text and
read the same through SQLModel, through SQL and in an export.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


def added(default: int | str | bool) -> Any:
    """A column that came with a later revision: rows that were there before have the default as well."""
    stored = f"'{default}'" if isinstance(default, str) else str(int(default))
    return Field(default=default, sa_column_kwargs={"server_default": text(stored)})


def instant_text(instant: datetime) -> str:
    """The stored form of an aware instant, in UTC to the millisecond."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{instant.microsecond // 1000:03d}Z"


def instant_of(text: str) -> datetime:
    """The instant behind its stored form."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


class Instant(TypeDecorator[datetime]):
    """A UTC instant, kept as fixed-width text."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """To the file."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the file."""
        return None if value is None else instant_of(value)
