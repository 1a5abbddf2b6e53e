"""The reading door: one snapshot of the file, by SQL with named parameters. Loads no ORM."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Office:
    """The office of this file, as every look and act needs it."""

    name: str
    country: str
    subdivision: str | None
    time_zone: str
    currency: str


_OFFICE = "SELECT name, country, subdivision, time_zone, currency FROM shop WHERE id = 1"


class Look:
    """One consistent snapshot. `now` is a UTC instant, `today` the date in the office's time zone."""

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        self._connection = connection
        self.now = now

    @cached_property
    def office(self) -> Office:
        """The office; only a file that has been set up has one (`is_set_up`)."""
        return Office(*self._connection.execute(_OFFICE).fetchone())

    @cached_property
    def is_set_up(self) -> bool:
        """Whether the first start was finished."""
        return self._connection.execute(_OFFICE).fetchone() is not None

    @cached_property
    def today(self) -> date:
        """The date at the office."""
        return self.now.astimezone(ZoneInfo(self.office.time_zone)).date()

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """All rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, **values: Any) -> Any:
        """The first row of a query, or None."""
        return self._connection.execute(sql, values).fetchone()

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the first row, or None."""
        row = self._connection.execute(sql, values).fetchone()
        return None if row is None else row[0]
