"""What the sample shop stands for: policy, training, context and plan (5.1 to 5.3, 6.3, 6.4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from complaintdesk.operations import commitment, inputs, plan, training
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.vocabulary import Role

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards
    from complaintdesk.store.desk import Actor

_WHO = {"en": "Helen Ward, office manager,", "tr": "Helen Ward, büro müdürü"}
_FIRST, _SECOND = 398, 11  # days ago on which the editions were approved


class _Topic(NamedTuple):
    code: str
    title: str
    roles: tuple[Role, ...]
    months: int | None


_TOPICS = (
    _Topic("first_contact", "The first contact: listen, write down, say what comes next", tuple(Role), 24),
    _Topic("data_protection", "What we may tell whom: personal data and confidentiality", tuple(Role), 12),
    _Topic(*("both_sides", "Hearing both sides and writing findings"), (Role.QUALITY_OFFICER, Role.MANAGER), 24),
    _Topic("letters", "Letters that are understood at once", (Role.FRONT_DESK, Role.QUALITY_OFFICER), None),
    _Topic("safety", "What is dangerous, and whom to ring at once", (Role.FRONT_DESK,), 12),
)
# topic, who, days ago, who judged it, passed
_TRAINED = (
    ("first_contact", "front", 320, "Helen Ward", True),
    ("first_contact", "can", 300, "Helen Ward", True),
    ("first_contact", "maria", 300, "Helen Ward", True),
    ("first_contact", "tom", 40, "Maria Oliveira", True),
    ("first_contact", "helen", 500, "Northfield Training", True),
    ("data_protection", "front", 340, "Northfield Training", True),  # expires in a few weeks
    ("data_protection", "can", 210, "Northfield Training", True),
    ("data_protection", "maria", 210, "Northfield Training", True),
    ("data_protection", "helen", 400, "Northfield Training", True),  # has expired
    ("both_sides", "can", 260, "Helen Ward", True),
    ("both_sides", "maria", 120, "Helen Ward", True),
    ("both_sides", "helen", 500, "Northfield Training", True),
    ("letters", "front", 180, "Maria Oliveira", True),
    ("letters", "can", 180, "Maria Oliveira", True),
    ("letters", "maria", 400, "Helen Ward", True),
    ("letters", "tom", 20, "Maria Oliveira", False),
    ("safety", "front", 100, "Can Yılmaz", True),
)
# kind, what, what is done about it, days since it holds, days ago on which it ended
_CONTEXT: tuple[tuple[ContextKind, str, str | None, int, int | None], ...] = (
    (
        *(
            ContextKind.SCOPE,
            "Complaints about what we sell, deliver, fit and repair, and about how we treat people.",
        ),
        "Claims for injury go to the insurer; we acknowledge them and pass them on.",
        *(398, None),
    ),
    (ContextKind.PARTY, "Customers, and those who complain for them", "They want it put right, soon.", 398, None),
    (ContextKind.PARTY, "Fitters and drivers", "They want to be heard before we decide.", 398, None),
    (ContextKind.PARTY, "Trading Standards and Citizens Advice", "They see what we cannot settle.", 398, None),
    (
        *(ContextKind.ISSUE, "Deliveries are done by a courier whom we do not steer."),
        "We ask the courier for their record of each delivery within two days.",
        *(300, None),
    ),
    (ContextKind.ISSUE, "The old till could not find an order by telephone number.", "A new one.", 390, 90),
    (
        *(ContextKind.RISK, "Only Helen decides on sums above 1,000, and she is away in August."),
        "Maria stands in for her; it is written in the authority table before she leaves.",
        *(200, None),
    ),
    (ContextKind.RISK, "Complaints on social media are seen late.", None, 60, None),
    (
        *(ContextKind.OPPORTUNITY, "Fitters could settle small things on the spot."),
        "Tried with two fitters until the new year.",
        *(45, None),
    ),
)


def tell(afterwards: Afterwards) -> None:
    """All of it."""
    today = _do(afterwards, afterwards.helen, lambda act: act.today)
    _policy(afterwards, today)
    _training(afterwards, today)
    _context(afterwards, today)
    _plan(afterwards, today)


def _do(of: Afterwards, actor: Actor, operation: Callable[..., Any], *given: Any) -> Any:
    with of.desk.act(actor) as act:
        return operation(act, *given)


def _policy(of: Afterwards, today: date) -> None:
    """Two editions; of five people two have read the newer one."""
    for days in (_FIRST, _SECOND):
        edition = _do(of, of.maria, commitment.draft)
        with of.desk.look() as look:
            kept = dict(look.rows("SELECT language, text FROM policy_wording WHERE edition_id = :id", id=edition))
        change = _filled if days == _FIRST else _revised
        texts = {language: change(text, language) for language, text in kept.items()}
        _do(of, of.maria, commitment.word, edition, inputs.check(inputs.PolicyWords, {"texts": texts}))
        approved = _working_day(today - timedelta(days=days))
        days_given = {
            "approved_on": approved,
            "effective_on": approved + timedelta(days=2),
            "review_on": approved + timedelta(days=365),
        }
        _do(of, of.helen, commitment.approve, edition, inputs.check(inputs.Approval, days_given))
        _do(of, of.front, commitment.read, edition)
        if days == _FIRST:
            for person in (of.can, of.maria, of.tom):
                _do(of, person, commitment.read, edition)


def _working_day(day: date) -> date:
    """The day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _filled(text: str, language: str) -> str:
    before, _, rest = text.partition("[[who")
    return before + _WHO[language] + rest.partition("]]")[2].replace(",.", ".")


def _revised(text: str, language: str) -> str:
    more = {
        "en": "Fitters may settle small things on the spot, and tell the office on the same day.",
        "tr": "Montaj ekibimiz küçük sorunları yerinde çözebilir ve aynı gün büroya bilgi verir.",
    }
    return f"{text}\n\n{more[language]}"


def _training(of: Afterwards, today: date) -> None:
    numbers = {}
    for topic in _TOPICS:
        given = {
            "code": topic.code,
            "title": topic.title,
            "roles": topic.roles,
            "valid_months": topic.months,
            "since": today - timedelta(days=400),
        }
        numbers[topic.code] = _do(of, of.helen, training.add_topic, inputs.check(inputs.Topic, given))
    for code, who, days, assessor, passed in _TRAINED:
        given = {
            "topic_id": numbers[code],
            "staff_id": getattr(of, who).id,
            "trained_on": today - timedelta(days=days),
            "assessor": assessor,
            "passed": passed,
            "note": None
            if passed
            else "The letter was friendly, but did not say what comes next. Again in December.",
        }
        _do(of, of.helen, training.record, inputs.check(inputs.Trained, given))


def _context(of: Afterwards, today: date) -> None:
    for kind, what, response, since, until in _CONTEXT:
        given = {
            "kind": kind,
            "what": what,
            "response": response,
            "since": today - timedelta(days=since),
            "until": None if until is None else today - timedelta(days=until),
        }
        _do(of, of.maria, plan.note_context, inputs.check(inputs.ContextGiven, given))


def _plan(of: Afterwards, today: date) -> None:
    planned = (
        ("Ask the courier for a record of each delivery as a file", of.can, 6, "95 % decided in time"),
        ("A second telephone at the front desk on Mondays", of.helen, 20, "Acknowledge within a day"),
        ("Leaflet in the delivery boxes", of.tom, 34, None),
        (
            "Go through the letters that people did not understand",
            of.maria,
            55,
            "Fewer questions after a decision",
        ),
        ("Write down who stands in for whom", of.helen, 3, None),
    )
    for what, who, days, objective in planned:
        given = {"what": what, "owner_id": who.id, "due_on": today + timedelta(days=days), "objective": objective}
        number = _do(of, of.helen, plan.add, inputs.check(inputs.Planned, given))
    done = {"done": True, "result": "It hangs beside the telephone, and the authority table says the same."}
    _do(of, of.helen, plan.end, number, inputs.check(inputs.PlanEnded, done))
