"""Asking complainants how satisfied they are with the handling, and with the outcome (8.3).

Who asks had no hand in the case; in an office of one person there is nobody else, and then it is kept with the
answer. What was said stays in the survey: the case's log says only that they were asked.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from complaintdesk.operations import on_case, on_survey
from complaintdesk.operations.inputs import (
    AskedBy,
    CallMade,
    Interviewing,
    SurveyAnswer,
    SurveyEnded,
    SurveyMeant,
)
from complaintdesk.records.case import Case
from complaintdesk.records.complainant import Complainant
from complaintdesk.records.satisfaction import Sampled, Survey, SurveyTry
from complaintdesk.rules.dates import long
from complaintdesk.rules.errors import Invalid, NotAllowed, NotFound
from complaintdesk.rules.satisfaction import DISSATISFIED, MOST_TRIES, CallResult, Medium, Reply
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store import survey_frame
from complaintdesk.store.act import Act, operation


@operation
def answer(act: Act, given: SurveyAnswer) -> bool:
    """Keep what somebody answered, whether asked by phone or come back by letter; also to put it right.

    True where they are dissatisfied with the handling itself, so that they are offered to complain about it or to
    have the case taken up again. Raises `NotAllowed` where who acts had a hand in the case or is not the
    interviewer, where the survey has ended, and by phone where the case has been taken up again; `Invalid` where
    an answer or a refusal would be changed without a reason (`act.why`).
    """
    sampled, survey = _sampled(act, given.sampled_id)
    if given.handling is None and given.outcome is None:
        said = "mark one of the two at least; who does not want to answer has refused"
        raise Invalid(f"{said[0].upper()}{said[1:]}.", {"handling": said})
    on = _day(act, survey, given.answered_on, "answered_on")
    first = sampled.state != Reply.ANSWERED
    case = _reached(act, sampled)
    on_survey.require_reason(act, sampled)
    sampled.state = Reply.ANSWERED.value
    sampled.handling, sampled.outcome, sampled.words = given.handling, given.outcome, given.words
    if first or given.answered_on is not None:
        sampled.done_on = on
    sampled.never_again = sampled.never_again or given.never_again  # once said, it holds
    act.session.add(sampled)
    if first:
        _tried(act, sampled, CallResult.ANSWERED, None, on)
        _log(act, case, sampled, "they answered", on)
    return given.handling is not None and given.handling <= DISSATISFIED


@operation
def call(act: Act, given: CallMade) -> Reply:
    """Keep a call that brought no answer; returns how it stands with them now.

    After the third that reaches nobody they are not reached, as is who cannot be reached by letter. Raises
    `Invalid` for a call back without its day, for somebody taken out without why, and where a refusal would be
    changed without a reason (`act.why`).
    """
    sampled, survey = _sampled(act, given.sampled_id)
    on = _day(act, survey, given.called_on, "called_on")
    if given.came_of_it is CallResult.ANSWERED:
        raise Invalid("Say what they answered.", {"came_of_it": "say what they answered"})
    if sampled.state == Reply.ANSWERED:
        raise NotAllowed("They have answered already; put that right instead, where it is wrong.")
    result = given.came_of_it
    if result in (CallResult.CALL_BACK, CallResult.NOT_REACHED):
        on_survey.require_not_asked_again(sampled)
    on_survey.require_reason(act, sampled)
    if result is CallResult.TAKEN_OUT:
        _take_out(act, sampled, given.note)
    elif result is CallResult.REFUSED:
        case = _reached(act, sampled)
        sampled.state, sampled.done_on = Reply.REFUSED.value, on
        _log(act, case, sampled, "they did not want to say", on)
    elif result is CallResult.CALL_BACK:
        _may_ask(act, sampled)
        _agree(act, sampled, given)
    else:
        _may_ask(act, sampled)
        sampled.tries += 1
        sampled.call_on = None
        if sampled.tries >= MOST_TRIES or sampled.medium == Medium.LETTER:
            sampled.state, sampled.done_on = Reply.NOT_REACHED.value, on
    sampled.never_again = sampled.never_again or given.never_again
    act.session.add(sampled)
    _tried(act, sampled, result, given.note, on)
    return Reply(sampled.state)


def _take_out(act: Act, sampled: Sampled, why: str | None) -> None:
    """They should not be asked after all: they have died, are in hospital, go to court …"""
    if not why:
        said = "say why they are not asked"
        raise Invalid("Say why they are not asked.", {"note": said})
    sampled.state, sampled.why, sampled.done_on, sampled.call_on = Reply.TAKEN_OUT.value, why, None, None


def _agree(act: Act, sampled: Sampled, given: CallMade) -> None:
    if given.call_on is None or given.call_on < act.today:
        said = "say on which day they want to be called, today or later"
        raise Invalid(f"{said[0].upper()}{said[1:]}.", {"call_on": said})
    sampled.call_on, sampled.state, sampled.done_on = given.call_on, Reply.WAITING.value, None
    sampled.medium = Medium.PHONE.value  # whoever got a letter and would rather talk


@operation
def assign(act: Act, given: Interviewing) -> None:
    """Somebody else asks them. Raises `NotAllowed` where they had a hand in the case."""
    sampled, _ = _sampled(act, given.sampled_id)
    on_case.staff_member(act, given.staff_id, "staff_id")
    require_apart(act, sampled, given.staff_id)
    sampled.interviewer_id = given.staff_id
    act.session.add(sampled)


@operation
def ask_by(act: Act, given: AskedBy) -> None:
    """By letter instead of by phone, or the other way round."""
    sampled, _ = _sampled(act, given.sampled_id)
    if given.medium is Medium.EITHER:
        raise Invalid("Say by phone or by letter.", {"medium": "say by phone or by letter"})
    if sampled.state != Reply.WAITING:
        raise NotAllowed("They have been asked already.")
    sampled.medium, sampled.call_on = given.medium.value, None
    act.session.add(sampled)


@operation
def print_letters(act: Act, given: SurveyMeant) -> int:
    """Keep that the letters of a survey are printed and go out today; returns how many are new."""
    survey = _survey(act, given.survey_id)
    waiting = select(Sampled).where(
        Sampled.survey_id == survey.id,
        Sampled.state == Reply.WAITING.value,
        Sampled.medium == Medium.LETTER.value,
        col(Sampled.printed_on).is_(None),
    )
    rows = act.session.exec(waiting.order_by(col(Sampled.place))).all()
    for sampled in rows:
        sampled.printed_on = act.today
        act.session.add(sampled)
        case = _case(act, sampled)
        on_case.note(
            act, case, Direction.OUT, Channel.LETTER, f"{_ASKED}: the questionnaire goes out.", _whom(act, case)
        )
    return len(rows)


@operation
def end(act: Act, given: SurveyEnded) -> None:
    """The survey is over: who was tried in vain was not reached, who was not tried was not asked."""
    survey = _survey(act, given.survey_id)
    on = _day(act, survey, given.ended_on, "ended_on")
    rows = select(Sampled).where(Sampled.survey_id == survey.id, Sampled.state == Reply.WAITING.value)
    for sampled in act.session.exec(rows).all():
        asked = sampled.tries > 0 or sampled.printed_on is not None or sampled.call_on is not None
        sampled.state = (Reply.NOT_REACHED if asked else Reply.NOT_ASKED).value
        sampled.done_on = on if asked else None
        act.session.add(sampled)
    survey.ended_at, survey.ended_on, survey.ended_by_id = act.now, on, on_case.person(act)
    survey.ended_note = given.note
    act.session.add(survey)


def require_apart(act: Act, sampled: Sampled, staff_id: int) -> bool:
    """Who asks had no hand in the case (8.3). False where they had and nobody else works here.

    Raises `NotAllowed` with what they did in it.
    """
    hands = {hand.staff_id: hand.how for hand in survey_frame.hands(act.look, sampled.case_id)}
    how = hands.get(staff_id)
    if how is None:
        return True
    if on_case.is_alone(act):
        return False
    who = on_case.staff_member(act, staff_id, "staff_id").name
    raise NotAllowed(
        f"{who} {how}, and nobody asks complainants about their own work (8.3): they would hear what is polite. "
        "Give it to somebody else."
    )


_ASKED = "Asked how satisfied they are with the handling and the outcome (8.3)"


def _reached(act: Act, sampled: Sampled) -> Case:
    """Somebody spoke to them, or their letter came back: by whom it was taken down, and that it may be."""
    if sampled.medium == Medium.PHONE:
        _may_ask(act, sampled)
    who = on_case.person(act)
    apart = require_apart(act, sampled, who)
    on_survey.require_interviewer(act, sampled)
    sampled.taken_by_id, sampled.by_handler, sampled.call_on = who, not apart, None
    return _case(act, sampled)


def _may_ask(act: Act, sampled: Sampled) -> None:
    """A case that is being handled again is not asked about. Raises `NotAllowed`."""
    case = _case(act, sampled)
    if case.closed_at is None:  # also while it is reviewed, or an outside body has it
        raise NotAllowed(
            f"{case.reference} has been taken up again since it was drawn, and is not asked about while it is "
            "handled. Wait until it is closed, or take it out of the survey."
        )


def _case(act: Act, sampled: Sampled) -> Case:
    return on_case.find(act, sampled.case_id)


def _day(act: Act, survey: Survey, given: date | None, field: str) -> date:
    """The day at the office on which it happened: since the sample was drawn. Raises `Invalid`."""
    on = given or act.today
    if not survey.drawn_on <= on <= act.today:
        said = f"the sample was drawn on {long(survey.drawn_on)}: from that day on, until today"
        raise Invalid(f"{said[0].upper()}{said[1:]}.", {field: said})
    return on


def _moment(act: Act, on: date) -> datetime:
    """Now; of a day before nobody knows the hour: noon at the office."""
    if on == act.today:
        return act.now
    return datetime.combine(on, time(12), ZoneInfo(act.shop.time_zone)).astimezone(UTC)


def _log(act: Act, case: Case, sampled: Sampled, came_of_it: str, on: date) -> None:
    by_phone = sampled.medium == Medium.PHONE
    direction, channel = (Direction.OUT, Channel.PHONE) if by_phone else (Direction.IN, Channel.LETTER)
    on_case.note(act, case, direction, channel, f"{_ASKED}: {came_of_it}.", _whom(act, case), _moment(act, on))


def _whom(act: Act, case: Case) -> str | None:
    person = act.session.get(Complainant, case.representative_id or case.complainant_id or 0)
    return None if person is None else person.name


def _tried(act: Act, sampled: Sampled, result: CallResult, note: str | None, on: date) -> None:
    act.session.add(
        SurveyTry(
            sampled_id=sampled.id or 0,
            at=_moment(act, on),
            by_id=on_case.person(act),
            came_of_it=result.value,
            note=note,
        )
    )


def _sampled(act: Act, sampled_id: int) -> tuple[Sampled, Survey]:
    """Somebody in a sample of a survey under way. Raises `NotFound`, `NotAllowed`."""
    on_case.person(act)
    sampled = act.session.get(Sampled, sampled_id)
    if sampled is None:
        raise NotFound(f"There is nobody with the number {sampled_id} in the samples of this file.")
    survey = _survey(act, sampled.survey_id)
    if sampled.state == Reply.TAKEN_OUT:
        raise NotAllowed("They were taken out of the survey.")
    return sampled, survey


def _survey(act: Act, survey_id: int) -> Survey:
    """A survey under way. Raises `NotFound`, `NotAllowed` for one that has ended."""
    on_case.person(act)
    survey = act.session.get(Survey, survey_id)
    if survey is None:
        raise NotFound(f"There is no survey with the number {survey_id} in this file.")
    if survey.ended_on is not None:
        raise NotAllowed(f"“{survey.title}” ended on {long(survey.ended_on)}; what it found stays as it is.")
    return survey
