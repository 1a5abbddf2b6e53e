"""The first start: the shop, where it is, and who begins. One page; nothing is written before it is finished."""

from __future__ import annotations

import asyncio
import zoneinfo
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from complaintdesk.rules import calendar
from complaintdesk.rules.errors import DeskError, Invalid, NotAllowed
from complaintdesk.rules.vocabulary import Role
from complaintdesk.store import local_time, machine
from complaintdesk.store.desk import SETTING_UP, Clock, open_desk
from screens.frame import DeskScreen
from screens.text import shown
from screens.widgets.choice import Choice, Offered
from screens.widgets.entries import Line
from screens.widgets.fields import Field, Form, Part
from screens.work import begin

_WORDS = (
    "Five answers and the desk opens. It takes in complaints, and helps your office to handle each of them "
    "the way ISO 10002 describes. Enter goes on; nothing is written before the last answer."
)
_PERSON, _ROLE = "people.0.name", "people.0.role"


class FirstStartScreen(DeskScreen):
    """A desk that is not set up yet."""

    HELP = (
        "A new desk is set up here: one file on this computer, which only you may read. Its deadlines are those "
        "of the small-business policy: acknowledge in 1 business day, tell how it stands every 5, decide in 10."
    )
    KEYS = ("start.start", "app.quit", "app.help")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "start", "Start", id="start.start", tooltip="Make the file and open the desk"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._starting = False

    def body(self) -> ComposeResult:
        """Words, five fields, and where the file will lie."""
        with Vertical(id="start-body"):
            yield Static("Complaint Desk · first start", markup=False, id="start-title")
            yield Static(_WORDS, markup=False, id="start-words")
            with Form():
                yield Part("Your office")
                yield Field("name", "Name", Line("as it stands on a letter", about="The office's name (5.1)."))
                country = Choice(
                    hint="type part of its name", about="Its holidays and its weekend count deadlines."
                )
                yield Field("country", "Country", country)
                zone = Choice(hint="type a city", about="Days begin and end in this time zone.")
                yield Field("time_zone", "Time zone", zone)
                yield Part("You")
                yield Field(
                    _PERSON, "Your name", Line(about="Everything that is done is kept with who did it (5.4).")
                )
                roles = [Offered(role.value, role.label) for role in Role]
                role = Choice(roles, chosen=Role.MANAGER.value, about="What you are to the desk (5.4).")
                yield Field(_ROLE, "Your role", role)
            yield Static(shown(f"The file will be {self.desk.path}"), id="start-where")

    @property
    def form(self) -> Form:
        """The fields."""
        return self.query_one(Form)

    def on_mount(self) -> None:
        """The lists are long: they are read meanwhile."""
        self.form.focus_on("name")
        begin(self, self._read_lists, group="lists", exclusive=True)

    def _choice(self, path: str) -> Choice:
        control = self.form.fields[path].control
        if not isinstance(control, Choice):
            raise TypeError(path)
        return control

    async def _read_lists(self) -> None:
        countries = await asyncio.to_thread(calendar.countries)
        zones = await asyncio.to_thread(lambda: sorted(zoneinfo.available_timezones()))
        zone = await asyncio.to_thread(local_time.system_zone)
        self._choice("country").offer([Offered(code, name) for code, name in countries])
        self._choice("time_zone").offer([Offered(name, name.replace("_", " ")) for name in zones])
        country = local_time.country_of(zone) if zone is not None else None
        if country in dict(countries) and not self._choice("country").entered:
            self._choice("country").entered = country or ""
            self._choice("time_zone").entered = zone or ""

    def on_form_changed(self, event: Form.Changed) -> None:
        """The country proposes its time zone, until one was chosen by hand."""
        zone = self._choice("time_zone")
        if event.field.path == "country":
            zones = local_time.zones_of(str(event.field.control.entered))
            if zones and zone.entered not in zones:
                zone.entered = zones[0]

    def on_form_finished(self) -> None:
        """Enter after the last answer."""
        self.action_start()

    def action_start(self) -> None:
        """Make the file and open the desk."""
        if not self._starting:
            self._starting = True
            begin(self.app, self._start, group="save")

    async def _start(self) -> None:
        try:
            given = self._given()
            await asyncio.to_thread(_make, self.desk.path, self.desk.clock, given)
            opened = self.desk.open_file()
        except NotAllowed:  # another terminal was faster: its desk is opened
            opened = self.desk.open_file()
        except DeskError as error:
            self._starting = False
            left = self.form.show_errors(error.fields) if isinstance(error, Invalid) else {}
            if left or not isinstance(error, Invalid) or not error.fields:
                self.desk.tell(error)
            return
        if opened:
            machine.remember_person(self.desk.path, self.form.text(_PERSON).strip())
            self.desk.start_watching()
            from screens.cases import CasesScreen

            await self.app.push_screen(CasesScreen())  # Textual cannot take a default screen away

    def _given(self) -> dict[str, Any]:
        """The answers, as `inputs.Start` takes them. Raises `Invalid` for those that need another look."""
        form = self.form
        errors = form.settle()
        needed = {
            "name": "Write the office's name.",
            "country": "Choose the country: type part of its name, Enter takes it.",
            "time_zone": "Choose the time zone: type a city, Enter takes it.",
            _PERSON: "Write your name.",
            _ROLE: "Choose what you are to the desk.",
        }
        for path, sentence in needed.items():
            if not form.text(path).strip():
                errors.setdefault(path, sentence)
        if errors:
            raise Invalid("Some answers need another look.", errors)
        person = {"name": form.text(_PERSON), "role": form.text(_ROLE)}
        return {**{path: form.text(path) for path in ("name", "country", "time_zone")}, "people": [person]}


def _make(path: Path, clock: Clock, given: dict[str, Any]) -> None:
    """Make the file and set the desk up; runs in a thread. Raises `DeskError`."""
    from complaintdesk.operations import setting_up
    from complaintdesk.operations.inputs import Start, check

    start = check(Start, given)
    desk = open_desk(path, create=True, clock=clock)
    try:
        with desk.act(SETTING_UP) as act:
            setting_up.set_up(act, start)
    finally:
        desk.close()
