"""Lives a case: walks through its course and writes in the ledger what people do and say."""

from __future__ import annotations

from dataclasses import dataclass

from complaintdesk.rules.vocabulary import Level
from complaintdesk.sample import sentences_talk as talk
from complaintdesk.sample.course import SPOKEN, Course
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.ledger import Ledger, Row
from complaintdesk.sample.names import CAPACITIES
from complaintdesk.sample.office import DAY, Office
from complaintdesk.sample.people import People, Person
from complaintdesk.sample.words import Story, day_words
from complaintdesk.store.desk import Actor

_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)
_ANSWERED_IN = frozenset({"phone", "email", "letter", "in_person", "message"})


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of the shop by what they do, and its departments by name."""

    front: tuple[Actor, ...]
    officers: tuple[Actor, ...]
    manager: Actor
    everybody: tuple[Actor, ...]
    departments: dict[str, int]


class Life:
    """One case from its receipt as far as its course has come by the present."""

    def __init__(self, dice: Dice, office: Office, staff: Staff, people: People, ledger: Ledger) -> None:
        self._dice = dice
        self._office = office
        self._staff = staff
        self._people = people
        self._ledger = ledger

    def live(self, course: Course) -> None:
        """Take the complaint in and carry out every step that does not lie ahead."""
        dice = self._dice
        self._course = course
        self._story = Story(dice, self._office, course.received, course.safety)
        self._taker = dice.pick(self._staff.front) if dice.chance(0.93) else dice.pick(self._staff.officers)
        self._owner = self._draw_owner(course)
        self._known = False  # whether the log says already what was found
        self._take_in(course)
        for at, what in course.steps:
            if at > self._office.present:
                break
            getattr(self, f"_{what}")(at)

    def _draw_owner(self, course: Course) -> Actor:
        if course.owner is not None:
            return self._staff.everybody[course.owner]
        if course.safety:
            return self._staff.manager
        share = self._dice.weighted({"officers": 0.70, "front": 0.24, "manager": 0.06})
        if share == "manager":
            return self._staff.manager
        return self._dice.pick(self._staff.officers if share == "officers" else self._staff.front)

    def _take_in(self, course: Course) -> None:
        dice, story, people = self._dice, self._story, self._people
        people.rows = []
        complainant = None if course.anonymous else people.somebody()
        acting = people.representative() if complainant is not None and dice.chance(0.04) else None
        teller = self._teller = acting or complainant
        self._name = teller.name if teller is not None else "the caller"
        self._channel = self._draw_channel(course, teller)
        order = f"HS-{dice.number(10000, 99999)}" if dice.chance(0.72) else None
        self._order = order
        given: Row = {
            "teller": None if teller is None else teller.name,
            "medium": course.medium,
            "complainant_id": None if complainant is None else complainant.id,
            "representative_id": None if acting is None else acting.id,
            "representative_capacity": None if acting is None else dice.pick(CAPACITIES),
            "product": story.product,
            "order_number": order,
            "problem": story.topic.problem,
            "problem_on": self._office.iso(story.happened) if dice.chance(0.8) else None,
            "description": story.told(
                teller, None if acting is None or complainant is None else complainant.name, order, course.medium
            ),
            "recurrent": dice.chance(0.09),
            "supporting_documents": dice.pick(talk.DOCUMENTS) if dice.chance(0.2) else None,
            "remedy_sought": ",".join(story.remedies),
            "sum_sought": story.sum_sought,
            "currency": "GBP",
            "immediate_action": dice.pick(talk.IMMEDIATE) if dice.chance(0.15) else None,
            "department_id": self._staff.departments[story.topic.department] if dice.chance(0.95) else None,
            "market_segment": "trade" if complainant is not None and complainant.organisation else None,
            # said at once by some, found out at the assessment of others
            "safety": course.safety and (not course.steps or dice.chance(0.7)),
        }
        given["safety_note"] = story.danger if given["safety"] else None
        self._ledger.take_in(course.taken, self._taker, course.received, given, people.rows)

    def _draw_channel(self, course: Course, teller: Person | None) -> str:
        """How the complainant is answered."""
        if teller is None:
            return course.medium
        if teller.channel is not None:
            return teller.channel
        return course.medium if course.medium in _ANSWERED_IN else "email"

    def _acknowledge(self, at: int) -> None:
        at_once = at - self._course.taken < 1200 and self._course.medium in SPOKEN
        channel = self._course.medium if at_once else self._channel
        texts = talk.ACKNOWLEDGED_BY_VOICE if channel in SPOKEN else talk.ACKNOWLEDGED_IN_WRITING
        decide = day_words(self._office.after(self._course.received // DAY, 10))
        reference = self._ledger.case["reference"]
        text = self._story.say(texts, at, name=self._name, reference=reference, decide=decide, me=self._taker.name)
        self._ledger.acknowledge(at, self._taker, channel, text, self._with())

    def _assess(self, at: int) -> None:
        dice = self._dice
        low, medium, high = self._story.topic.severity
        severity = dice.weighted({Level.LOW: low, Level.MEDIUM: medium, Level.HIGH: high})
        impact = severity if dice.chance(0.5) else dice.pick(_LEVELS)
        complexity = dice.weighted({Level.LOW: 0.55, Level.MEDIUM: 0.33, Level.HIGH: 0.12})
        self._assessor = dice.pick(self._staff.officers) if dice.chance(0.9) else self._staff.manager
        note = dice.pick(talk.ASSESSED) or None
        self._ledger.assess(at, self._assessor, (severity, complexity, impact), self._story.danger, note)

    def _assign(self, at: int) -> None:
        self._ledger.assign(at, self._assessor, self._owner.id or 0)

    def _edit(self, at: int) -> None:
        if self._order is None:
            self._ledger.edit(at, self._owner, {"order_number": f"HS-{self._dice.number(10000, 99999)}"})
        else:
            self._ledger.edit(
                at, self._owner, {"people_concerned": self._dice.pick(("van 2", "counter", "night shift"))}
            )

    def _in(self, at: int) -> None:
        self._log(at, "in", self._dice.pick(talk.CHASERS))

    def _out(self, at: int) -> None:
        texts = talk.UPDATES_BY_VOICE if self._channel in SPOKEN else talk.UPDATES_IN_WRITING
        self._log(at, "out", self._story.say(texts, at, name=self._name))

    def _inside(self, at: int) -> None:
        known, self._known = self._known, self._known or self._dice.chance(0.6)
        found = self._known and not known
        text = self._story.finding(self._course.outcome, at) if found else self._story.say(talk.INSIDE, at)
        self._log(at, "inside", text)

    def _decide(self, at: int) -> None:
        again = self._ledger.case.get("reopened_at") is not None
        outcome = "upheld" if again else self._course.outcome
        remedies, given = self._story.given(outcome)
        decision = self._story.decision(outcome, remedies, given, at)
        fields = {
            "outcome": outcome,
            "decision": f"We have looked at it again. {decision}" if again else decision,
            "decision_reason": self._story.finding(outcome, at) if self._dice.chance(0.8) else None,
            "remedy_given": ",".join(remedies),
            "sum_given": given,
        }
        decider = self._staff.manager if (given or 0) > 40_000 else self._owner
        self._ledger.decide(at, decider, fields, self._channel, self._with())

    def _answer(self, at: int) -> None:
        rejects = self._course.ending == "rejected" and not self._ledger.case["reopened"]
        if not rejects and self._teller is not None and self._teller.language == "Turkish":
            self._log(at, "in", talk.TESEKKUR)
        else:
            self._log(at, "in", self._dice.pick(talk.REJECTS if rejects else talk.ACCEPTS))

    def _remind(self, at: int) -> None:
        self._log(at, "out", self._story.say(talk.REMINDED, at, name=self._name))

    def _recourse(self, at: int) -> None:
        self._log(at, "out", self._story.say(talk.RECOURSE, at, name=self._name))

    def _carry_out(self, at: int) -> None:
        self._log(at, "inside", self._dice.pick(talk.CARRIED_OUT))

    def _withdrawn(self, at: int) -> None:
        self._log(at, "in", self._dice.pick(talk.WITHDRAWN))

    def _out_of_scope(self, at: int) -> None:
        self._log(at, "out", self._dice.pick(talk.OUT_OF_SCOPE))

    def _come_back(self, at: int) -> None:
        self._why = self._dice.pick(talk.REOPENED)
        self._log(at, "in", self._why)

    def _reopen(self, at: int) -> None:
        self._ledger.reopen(at, self._owner, self._why)

    def _close(self, at: int) -> None:
        reason = "accepted" if self._ledger.case["reopened"] else self._course.ending
        rejected = reason == "rejected"
        note = "Nothing further was heard." if reason == "no_answer" else None
        self._ledger.close(at, self._owner, reason, note, rejected or self._ledger.case["recourse_told"])

    def _with(self) -> str | None:
        return None if self._teller is None else self._teller.name

    def _log(self, at: int, direction: str, text: str) -> None:
        if direction == "inside":
            self._ledger.log(at, self._owner, direction, "other", text, None)
        else:
            actor = self._taker if direction == "in" and self._dice.chance(0.6) else self._owner
            self._ledger.log(at, actor, direction, self._channel, text, self._with())
