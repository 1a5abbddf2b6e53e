"""What people need to know, and who was trained in it (6.4)."""

from __future__ import annotations

from sqlmodel import select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import Topic, Trained
from complaintdesk.records.training import TrainingRecord, TrainingTopic
from complaintdesk.rules import training
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.store.act import Act, operation


@operation
def add_topic(act: Act, given: Topic) -> int:
    """Something that people need to know. Raises `Invalid` for a code that is there. Returns its id."""
    on_case.person(act)
    if act.session.exec(select(TrainingTopic).where(TrainingTopic.code == given.code)).first() is not None:
        raise Invalid(f"There is a topic “{given.code}” already.", {"code": "there is such a topic already"})
    topic = TrainingTopic(code=given.code, title="", roles="", since=given.since or act.today)
    _take(topic, given)
    act.session.add(topic)
    act.session.flush()
    assert topic.id is not None  # noqa: S101 - it was flushed above
    return topic.id


@operation
def change_topic(act: Act, topic_id: int, given: Topic) -> None:
    """Change a topic; its code stays as it is. What was recorded keeps the expiry that it had."""
    on_case.person(act)
    topic = _topic(act, topic_id)
    if given.code != topic.code:
        raise Invalid("A code never changes.", {"code": f"this stays “{topic.code}”: other records name it"})
    _take(topic, given)
    topic.since = given.since or topic.since
    act.session.add(topic)


@operation
def record(act: Act, given: Trained) -> int:
    """Somebody was trained; until when it holds is counted now. Returns the record's id.

    Raises `Invalid` for a day ahead or for nobody who works here.
    """
    who = on_case.person(act)
    topic = _topic(act, given.topic_id)
    on_case.staff_member(act, given.staff_id, "staff_id")
    if given.trained_on > act.today:
        raise Invalid("The day lies ahead.", {"trained_on": "today or earlier"})
    made = TrainingRecord(
        topic_id=given.topic_id,
        staff_id=given.staff_id,
        trained_on=given.trained_on,
        expires_on=training.expiry(given.trained_on, topic.valid_months) if given.passed else None,
        assessor=given.assessor,
        passed=given.passed,
        note=given.note,
        recorded_at=act.now,
        recorded_by_id=who,
    )
    act.session.add(made)
    act.session.flush()
    assert made.id is not None  # noqa: S101 - it was flushed above
    return made.id


def _take(topic: TrainingTopic, given: Topic) -> None:
    topic.title, topic.retired = given.title, given.retired
    topic.roles = ",".join(sorted({role.value for role in given.roles}))
    topic.valid_months = given.valid_months


def _topic(act: Act, topic_id: int) -> TrainingTopic:
    found = act.session.get(TrainingTopic, topic_id)
    if found is None:
        raise NotFound("There is no such training topic.")
    return found
