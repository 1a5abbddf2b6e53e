"""The office and its cases as the tests believe them to be: who works here, what is promised, what has happened.

A second, small account of the desk, kept beside the file and held to it after every move. Nothing of
`complaintdesk` is used here. Instants are minutes since 1970, sums are minor units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.machine import life
from tests.machine.clockwork import Clockwork, Policy

_OF_WORDS = ("apology", "information", "referral", "notice_of_change", "none")
PAID = ("compensation", "refund_down_payment", "refund", "discount")
UP_TO = {"front_desk": 100_00, "quality_officer": 1000_00, "manager": None}  # what a new desk's table says


@dataclass(frozen=True)
class Person:
    """Somebody who works here, or, where `role` is empty, somebody who does not."""

    id: int | None
    name: str
    role: str

    def covers(self, amount: int | None) -> bool:
        """Whether their authority is enough for this sum (5.4)."""
        limit = UP_TO[self.role]
        return amount is None or limit is None or amount <= limit

    @property
    def reviews(self) -> bool:
        """Whether they may decide on reviews (5.4)."""
        return self.role in ("quality_officer", "manager")


@dataclass
class Promise:
    """A remedy that is to be carried out: owed, done, seen (verified) or dropped."""

    remedy: str
    amount: int | None
    at: int
    state: str = "owed"
    id: int = 0  # as the file numbers it


@dataclass
class Proposal:
    """An offer, ours or theirs, and what became of it."""

    side: str
    remedies: tuple[str, ...]
    amount: int | None
    at: int
    answer: str | None = None


@dataclass
class Recourse:
    """A review or an outside proceeding, and how it ended."""

    level: str
    outcome: str | None = None
    over: bool = False


@dataclass
class Task:
    """What is asked of a person or a department: waiting, answered or dropped."""

    staff: int | None
    department: int | None
    state: str = "waiting"
    id: int = 0  # as the file numbers it


@dataclass(repr=False)
class Life:
    """One case."""

    id: int
    clocks: Clockwork
    received: int
    facts: set[str] = field(default_factory=set)
    opened: int = -1  # again, last
    closed: int = -1
    first_closed: int | None = None
    closing: str | None = None
    reopened: int = 0
    priority: str | None = None
    owner: int | None = None
    decider: int | None = None
    decision: tuple[str, str, int | None] = ("", "", None)  # outcome, remedies, sum
    concerned: frozenset[int] = frozenset()  # whom of us the complaint names
    promises: list[Promise] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    recourses: list[Recourse] = field(default_factory=list)
    parts: set[tuple[int | None, str]] = field(default_factory=set)  # who has which part
    tasks: list[Task] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # attached, by name
    mails: list[str] = field(default_factory=list)  # taken into the log, by Message-ID
    into: int | None = None  # the case that it is part of
    known: dict[str, int | None] = field(default_factory=lambda: {"complainant": None, "representative": None})
    meeting: dict[str, str] = field(default_factory=dict)  # who is new here by this act, by name
    heard: list[int] = field(default_factory=list)  # entries that came in, as the file numbers them

    def __repr__(self) -> str:
        """Short, because a walk that failed is told draw by draw."""
        return f"case {self.id}, {self.stage}: {' '.join(sorted(self.facts))}"

    @property
    def stage(self) -> str:
        """The stage that lists show."""
        return life.stage(frozenset(self.facts))

    def has(self, *facts: str) -> bool:
        """Whether all of this holds."""
        return self.facts >= set(facts)

    def say(self, fact: str, holds: bool = True) -> None:
        """From now on it holds, or does not."""
        (self.facts.add if holds else self.facts.discard)(fact)

    def owed(self) -> list[Promise]:
        """What was promised and is not carried out."""
        return [each for each in self.promises if each.state == "owed"]

    def promise(self, remedies: Sequence[str], amount: int | None, now: int) -> None:
        """A decision replaces what was owed; what was done since it was opened (again) is not owed twice."""
        for each in self.owed():
            each.state = "dropped"
        done = {(p.remedy, p.amount) for p in self.promises if p.state in ("done", "seen") and p.at > self.opened}
        paid = next((each for each in remedies if each in PAID), None)
        for remedy in dict.fromkeys(remedies):
            its_sum = amount if remedy == paid else None
            if remedy not in _OF_WORDS and (remedy, its_sum) not in done:
                self.promises.append(Promise(remedy, its_sum, now))

    def settle_offers(self, what: str) -> None:
        """What becomes of offers, ours and theirs, that wait."""
        for each in self.proposals:
            if each.answer is None:
                each.answer = what
        self.say("offered", False)

    def accepted_offer(self) -> tuple[set[str], int] | None:
        """What they have accepted as an offer since the case was opened (again), last."""
        mine = [each for each in self.proposals if each.answer == "accepted" and each.at > self.opened]
        return (set(mine[-1].remedies), mine[-1].amount or 0) if mine else None

    def answer(self, accepts: bool) -> None:
        """To the decision. Who accepts wants no review any more; who refuses and knows the way is waited for."""
        self.say("accepts", accepts)
        self.say("refuses", not accepts)
        if accepts:
            self.clocks.end("accepted", "recourse")
            self.end_review("withdrawn")
        elif self.has("shown") and not self.facts & {"in_review", "outside"}:
            self.clocks.end("it is theirs to go on", "update")

    def end_review(self, outcome: str) -> None:
        """The review that goes on, if any, is over."""
        for each in self.recourses:
            if each.level == "review" and not each.over:
                each.outcome, each.over = outcome, True
        if "in_review" in self.facts:
            self.clocks.end("the review has ended", "review_acknowledge", "review_decide")
        self.say("in_review", False)

    def close(self, reason: str, now: int) -> None:
        """7.9. Nothing is owed any more, and what goes on inside or outside ends with it."""
        self.end_review("withdrawn")
        for row in self.recourses:
            if not row.over:
                row.outcome, row.over = "withdrawn", True
        if self.has("outside"):
            self.say("outside", False)
            self.say("been_outside")
        self.clocks.end("closed")
        for each in self.owed():
            each.state = "dropped"
        self.say("shut")
        self.closed, self.closing = now, reason
        if self.first_closed is None:
            self.first_closed = now

    def agree(self) -> None:
        """Bring what follows from promises and clocks up to date."""
        self.say("owing", "decided" in self.facts and bool(self.owed()))
        self.say("unseen", any(each.state == "done" for each in self.promises))
        if "shut" not in self.facts:
            self.clocks.never_without()
        self.say("still", any(each.still_since is not None for each in self.clocks.running()))


@dataclass
class World:
    """The office."""

    now: int
    people: list[Person]
    policies: dict[str, Policy]
    policy: str
    policy_of: dict[str, str] = field(default_factory=dict)  # of a category
    closures: tuple[int, ...] = ()
    cases: dict[int, Life] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)  # of those who have complained
    separated: set[int] = field(default_factory=set)  # entries that were made cases

    def person(self, person_id: int | None) -> Person | None:
        """Somebody who works here."""
        return next((each for each in self.people if each.id == person_id), None)

    def meets(self, case: Life, whose: str, name: str) -> None:
        """Somebody complains, or acts for them, whom the file numbers by this act."""
        case.meeting[whose] = name

    def come_in(self, case_id: int, problem: str, received: int, danger: bool, concerned: frozenset[int]) -> Life:
        """A complaint is on file."""
        policy = self.policies[self.policy_of.get(problem, self.policy)]
        case = Life(case_id, Clockwork(policy, self.closures, self.now), received, concerned=concerned)
        case.say("danger", danger)
        case.clocks.start("received", received)
        case.clocks.start("last_update", received)
        case.agree()
        self.cases[case_id] = case
        return case
