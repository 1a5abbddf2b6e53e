"""What an investigation finds (ISO 10002:2018, 7.6, 8.2): how deep to look, whose fault, cause, how often."""

from __future__ import annotations

from dataclasses import dataclass

from complaintdesk.rules.vocabulary import Priority, Word


class Depth(Word):
    """How deep an investigation goes, in proportion to how serious it is (7.6)."""

    LIGHT = "light"
    STANDARD = "standard"
    THOROUGH = "thorough"


class Fault(Word):
    """Whose fault it was."""

    OURS = "ours"
    PARTLY_OURS = "partly_ours"
    NOT_OURS = "not_ours"
    NOT_KNOWN = "not_known"


class Pattern(Word):
    """Whether it stands alone (8.2): once, again and again, or built into how things are done."""

    SINGLE = "single"
    RECURRING = "recurring"
    SYSTEMIC = "systemic"


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause that a shop chooses from: `code` is what is stored, `label` what people read."""

    code: str
    label: str


CAUSES: tuple[Cause, ...] = (
    Cause("human_error", "somebody made a mistake"),
    Cause("training", "not known how to do it"),
    Cause("procedure", "the procedure is wrong or missing"),
    Cause("not_followed", "the procedure was not followed"),
    Cause("communication", "people were not told"),
    Cause("workload", "too much to do, too few people"),
    Cause("stock", "not in stock, or the stock was wrong"),
    Cause("system", "equipment or program failed"),
    Cause("material", "material or workmanship"),
    Cause("design", "design of the product or service"),
    Cause("supplier", "supplier or carrier"),
    Cause("information", "what we say about it is wrong or unclear"),
    Cause("terms", "our terms or prices"),
    Cause("misuse", "used otherwise than meant"),
    Cause("expectation", "another thing was expected"),
    Cause("outside", "nothing of ours: weather, strike, others"),
    Cause("not_known", "not found"),
)

_DEPTHS = {
    Priority.LOW: Depth.LIGHT,
    Priority.MEDIUM: Depth.STANDARD,
    Priority.HIGH: Depth.THOROUGH,
    Priority.URGENT: Depth.THOROUGH,
}


def depth_for(priority: Priority | None) -> Depth:
    """How deep to look into a case of this priority; standard where it was not assessed."""
    return Depth.STANDARD if priority is None else _DEPTHS[priority]
