"""The changing door: one immediate transaction, one operation, one event in the trail."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from complaintdesk.records.all import Closure, Event, OpeningDay, ReferenceSequence, Shop
from complaintdesk.rules import clocks, opening_hours, reference
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.errors import AlreadyDone, NotSaved
from complaintdesk.store import policies, sqlite
from complaintdesk.store.look import Look
from complaintdesk.store.trail import Changes

if TYPE_CHECKING:
    from complaintdesk.store.bulk import Bulk
    from complaintdesk.store.desk import Actor, Desk

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Act:
    """One act under way. `now` is a UTC instant, `today` the date at the office."""

    def __init__(self, session: Session, actor: Actor, now: datetime, why: str | None, terminal: str) -> None:
        self.session = session
        self.actor = actor
        self.terminal = terminal
        self.now = now
        self.why = why
        self.name: str | None = None
        self._policies: dict[int, clocks.Policy] = {}

    @cached_property
    def shop(self) -> Shop:
        """The office of this file."""
        return self.session.exec(select(Shop)).one()

    @cached_property
    def today(self) -> date:
        """The date at the office."""
        return self.now.astimezone(ZoneInfo(self.shop.time_zone)).date()

    @cached_property
    def calendar(self) -> OfficeCalendar:
        """The office's business days and opening hours."""
        closures = self.session.exec(select(Closure).order_by(col(Closure.day)))
        hours = {row.weekday: row.hours for row in self.session.exec(select(OpeningDay))}
        return OfficeCalendar(
            self.shop.country,
            self.shop.subdivision,
            self.shop.time_zone,
            tuple((closure.day, closure.reason) for closure in closures),
            opening_hours.week_of(hours),
        )

    @property
    def policy(self) -> clocks.Policy:
        """The deadline policy in force."""
        return self.policy_of(None)

    def policy_of(self, policy_id: int | None) -> clocks.Policy:
        """A deadline policy on file; None is the one in force."""
        wanted = policy_id or self.shop.policy_id
        if wanted not in self._policies:
            self._policies[wanted] = policies.read(self.session, wanted)
        return self._policies[wanted]

    @property
    def look(self) -> Look:
        """What is on file, read within this act: with all that it has flushed so far."""
        raw: Any = self.session.connection().connection.dbapi_connection
        return Look(raw, self.now)

    def draw_reference(self, year: int) -> str:
        """The next reference of `year`; the write lock is held, so no other terminal can draw the same."""
        sequence = self.session.get(ReferenceSequence, year)
        if sequence is None:
            sequence = ReferenceSequence(year=year, last=0)
        sequence.last += 1
        self.session.add(sequence)
        return reference.make(year, sequence.last)


def operation(
    function: Callable[Concatenate[Act, Given], Result],
) -> Callable[Concatenate[Act, Given], Result]:
    """Mark a public function of `operations` as one act of a person; its name becomes the event's.

    A second operation within the same act is refused: one act, one transaction, one event.
    """
    name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

    @functools.wraps(function)
    def carried_out(act: Act, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        if act.name is not None:
            raise RuntimeError(f"{name} within {act.name}: one act carries out one operation")
        act.name = name
        return function(act, *args, **kwargs)

    return carried_out


class Writer:
    """The engine behind `Desk.act` and `Desk.bulk`: one connection, one transaction at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._engine = create_engine(
            URL.create("sqlite", database=str(desk.path)), creator=self._connect, pool_size=1, max_overflow=0
        )
        event.listen(self._engine, "begin", _begin)

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()

    @contextmanager
    def act(self, actor: Actor, why: str | None, operation_id: str | None) -> Iterator[Act]:
        """See `Desk.act`."""
        with self._told(), self._session() as session, session.begin():
            if operation_id is not None:
                self._refuse_done(session, operation_id)
            act = Act(session, actor, self._desk.clock(), why, self._desk.terminal)
            changes = Changes(session)
            yield act
            session.flush()
            recorded = changes.as_json()
            if recorded == "[]":
                return  # nothing that is history: a draft, or a form saved as it was
            if act.name is None:
                raise RuntimeError("something was changed outside an operation")
            session.add(
                Event(
                    operation_id=operation_id or uuid4().hex,
                    at=act.now,
                    actor_id=actor.id,
                    actor_name=actor.name,
                    actor_role=actor.role,
                    terminal=self._desk.terminal,
                    act=act.name,
                    case_id=next(iter(changes.case_ids)) if len(changes.case_ids) == 1 else None,
                    why=why,
                    changes=recorded,
                )
            )

    @contextmanager
    def bulk(self, actor: Actor) -> Iterator[Bulk]:
        """See `Desk.bulk`."""
        from complaintdesk.store.bulk import Bulk

        with self._told(), self._session() as session, session.begin():
            act = Act(session, actor, self._desk.clock(), None, self._desk.terminal)
            bulk = Bulk(session.connection(), act, self._desk.terminal)
            yield bulk
            bulk.finish()

    def _session(self) -> Session:
        # without autoflush a record reaches the file, its triggers and the trail only when an operation says so
        return Session(self._engine, autoflush=False, expire_on_commit=False)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite.connect(self._desk.path)
        sqlite.set_journal_mode(connection)
        return connection

    def _refuse_done(self, session: Session, operation_id: str) -> None:
        done = session.exec(select(Event.id).where(Event.operation_id == operation_id)).first()
        if done is not None:
            raise AlreadyDone("This was already saved; nothing was done a second time.", event_id=done)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.IntegrityError):
                raise  # a rule of the schema that the operations should have kept: a defect
            if isinstance(error.orig, sqlite3.Error):
                raise sqlite.told(error.orig, self._desk.path) from error
            raise
        except sqlite3.Error as error:
            raise sqlite.told(error, self._desk.path) from error
        except OSError as error:
            raise NotSaved(f"{self._desk.path} could not be written: {error}.") from error


def _begin(connection: Connection) -> None:
    raw: Any = connection.connection.dbapi_connection
    sqlite.begin_immediate(raw)
