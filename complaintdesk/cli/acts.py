"""The acts of a case as `do` knows them: what each takes, by name, and which operation carries it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from complaintdesk.cli import on_file
from complaintdesk.operations import (
    acknowledgement,
    assessment,
    closing,
    complainants,
    intake,
    investigation,
    merging,
    recourse,
    response,
    together,
    tracking,
)
from complaintdesk.operations import inputs as given
from complaintdesk.operations.inputs import Entered, EntryMeant, Into, Nothing, Owner, PartEnded, TaskMeant, check
from complaintdesk.store.act import Act as Acting

Carry = Callable[[Acting, int, Any], object]


@dataclass(frozen=True, slots=True)
class Verb:
    """An act: the clause, what it takes, how it is carried out.

    `kept` says what stays as it is on file where it is not named; None for an act that makes a record of its own.
    """

    clause: str
    model: type[Entered]
    carry: Carry
    kept: on_file.Kept | None = None

    def carry_out(self, act: Acting, case_id: int, told: Mapping[str, Any]) -> None:
        """Check what was told and carry it out. Raises `Invalid`, `NotAllowed`."""
        self.carry(act, case_id, check(self.model, told))


VERBS: dict[str, Verb] = {
    "acknowledge": Verb("7.4", given.Acknowledgement, acknowledgement.acknowledge),
    "assess": Verb("7.5", given.Assessment, assessment.assess, on_file.assessment),
    "assign": Verb(
        "5.4",
        Owner,
        lambda act, case_id, told: investigation.assign(act, case_id, told.owner_id, note=told.note),
        on_file.owner,
    ),
    "investigate": Verb("7.6", given.Findings, investigation.investigate, on_file.findings),
    "evidence": Verb("7.6", given.EvidenceGiven, investigation.add_evidence),
    "settle": Verb("7.7", given.Settlement, closing.resolve),
    "offer": Verb("7.7", given.Offer, response.offer),
    "answer": Verb("7.7", given.Answered, response.answer),
    "decide": Verb("7.7", given.Decision, response.decide),
    "tell-decision": Verb("7.8", given.Informed, response.inform),
    "extend": Verb("7.7", given.Extension, tracking.extend),
    "stand-still": Verb("7.3", given.Standstill, tracking.pause),
    "run-again": Verb("7.3", Nothing, lambda act, case_id, _: tracking.resume(act, case_id)),
    "carry-out": Verb("7.9", given.Done, closing.carry_out),
    "verify": Verb("annex E", given.Verified, closing.verify),
    "tell-recourse": Verb("7.9", given.Told, recourse.tell),
    "review": Verb("annex G", given.ReviewAsked, recourse.ask_review),
    "outside": Verb("7.9", given.GoneOutside, recourse.gone_outside),
    "outside-ended": Verb("7.9", given.Concluded, recourse.conclude),
    "close": Verb("7.9", given.Closing, closing.close),
    "reopen": Verb("7.9", Nothing, lambda act, case_id, _: closing.reopen(act, case_id)),
    "correct": Verb("7.2", given.Correction, intake.edit, on_file.receipt),
    "person": Verb("7.1", given.PersonCorrected, complainants.correct, on_file.person),
    "ask": Verb("5.4", given.Asked, together.ask),
    "task-answered": Verb("5.4", given.TaskAnswer, together.answer),
    "task-reminded": Verb(
        "5.4", TaskMeant, lambda act, case_id, told: together.remind(act, case_id, told.task_id)
    ),
    "task-dropped": Verb("5.4", TaskMeant, lambda act, case_id, told: together.drop(act, case_id, told.task_id)),
    "part": Verb("annex D", given.PartGiven, together.take_part),
    "part-ended": Verb("annex D", PartEnded, together.leave),
    "watch": Verb("5.4", Nothing, lambda act, case_id, _: together.watch(act, case_id)),
    "merge": Verb("7.2", Into, lambda act, case_id, told: merging.merge(act, case_id, told.into_id)),
    "take-apart": Verb("7.2", Nothing, lambda act, case_id, _: merging.unmerge(act, case_id)),
    "separate": Verb(
        "7.2",
        EntryMeant,
        lambda act, case_id, told: merging.separate(act, case_id, told.communication_id, told.problem),
    ),
}
