"""What people complain about: a topic is one kind of problem with the words that go with it.

Every text is a template: `{product}` follows *the* or *my*; `{day}`, `{date}`, `{weeks}` (such as “two weeks”),
`{sum}` (such as “£45.00”) and `{who}` (such as “the driver”) stand for what is drawn for the case.
"""

from __future__ import annotations

from dataclasses import dataclass

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of problem. `remedies` are what is asked for, each a few codes; grades run low, medium, high."""

    problem: str
    weight: float
    department: str
    services: bool  # about a service rather than a product
    openings: Texts
    details: Texts
    said: Texts
    remedies: tuple[tuple[str, ...], ...]
    findings_for: Texts  # inside notes where the complainant is right
    findings_against: Texts
    causes_for: Texts  # the cause (`rules.findings`) of each of `findings_for`
    causes_against: Texts
    upheld: Texts  # what the complainant is told
    partly: Texts
    not_upheld: Texts
    severity: tuple[float, float, float] = (0.45, 0.43, 0.12)
