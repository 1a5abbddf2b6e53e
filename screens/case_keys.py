"""The keys of the case screen: panes by capitals, acts by small letters, the steps of *Next* by digits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.binding import Binding

from complaintdesk.rules.vocabulary import Act
from screens import case_acts
from screens.case_acts import ACTS, SHARED

if TYPE_CHECKING:
    from screens.case_read import CaseRead

PANES = {
    "log": ("Log", "L"),
    "facts": ("Facts", "F"),
    "assessment": ("Assessment", "A"),
    "investigation": ("Investigation", "I"),
    "remedy": ("Remedy", "R"),
    "papers": ("Papers", "P"),
    "together": ("Together", "T"),
    "history": ("History", "H"),
}
_STEPS = range(1, 7)


def bindings() -> Iterator[Binding]:
    """Every key of the screen."""
    yield Binding("n,enter", "step(1)", "Next", id="case.next", tooltip="Do what is asked first")
    yield from _acts()
    yield Binding(
        "full_stop", "all_acts", "All acts", id="case.acts", key_display=".", tooltip="All that can be done"
    )
    yield Binding("t", "caller", "Tell", id="case.caller", tooltip="What may I tell the caller? (7.3)")
    yield Binding(
        "w", "counted", "Why these dates", id="case.counted", show=False, tooltip="How days were counted"
    )
    yield Binding("u", "improve", "Improve", id="case.improve", show=False, tooltip="Link to an improvement (8.7)")
    yield Binding("f9", "print", "Print", id="case.print", show=False, tooltip="Receipt, follow-up form (annex E)")
    for pane, (name, letter) in PANES.items():
        yield Binding(letter, f"pane('{pane}')", name, id=f"case.pane-{pane}", show=False, tooltip=f"Show: {name}")
    yield Binding("right,tab", "turn(1)", "Next pane", id="case.right", show=False, tooltip="The next pane")
    before = "The pane before"
    yield Binding("left,shift+tab", "turn(-1)", "Pane before", id="case.left", show=False, tooltip=before)
    for number in _STEPS:
        yield Binding(str(number), f"step({number})", f"Step {number}", id=f"case.step-{number}", show=False)
    yield Binding("escape,q", "back", "Back", id="case.back", tooltip="Back to where you came from")


def _acts() -> Iterator[Binding]:
    """A binding for each key that does something; one that several acts share asks which where it must."""
    for key, acts in case_acts.keys().items():
        doing, shared = ACTS[acts[0]], SHARED.get(key)
        yield Binding(
            key,
            f"several('{key}')" if shared else f"act('{acts[0].value}')",
            shared[0] if shared else doing.name,
            id=f"case.key-{key}" if shared else f"case.{acts[0].value}",
            key_display=case_acts.sign(key),
            show=False,
            tooltip=shared[1] if shared else doing.about,
        )


def open_keys(whole: CaseRead) -> list[tuple[str, str]]:
    """The keys of acts that are open, each once, with what it does now.

    What stands in *Next* with a number comes last: where it is narrow it may be left out.
    """
    found = []
    for key, acts in case_acts.keys().items():
        now = [act for act in acts if whole.refusal(act) is None]
        if now:
            numbered = any(step.act in now and step.act is not Act.LOG for step in whole.steps)
            name = ACTS[now[0]].name if len(now) == 1 else SHARED[key][0]
            found.append((numbered, case_acts.sign(key), name))
    found.sort(key=lambda each: each[0])
    return [(key, name) for _, key, name in found]
