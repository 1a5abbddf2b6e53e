"""The complaints policy in its editions: which is in force, and whose turn it is (ISO 10002:2018, 5.2, 5.3).

Days are those of the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

READ_WITHIN = 14  # days after it took effect within which everybody has read an edition
REVIEW_AFTER_MONTHS = 12  # the usual time until it is looked at again
_BLANK = re.compile(r"\[\[(.*?)\]\]", re.S)


@dataclass(frozen=True, slots=True)
class Edition:
    """What decides about an edition; a draft has no days."""

    id: int
    effective_on: date | None
    review_on: date | None


def in_force(editions: Iterable[Edition], today: date) -> Edition | None:
    """The one that took effect last; of two on the same day, the newer. None while there is none."""
    begun = [each for each in editions if each.effective_on is not None and each.effective_on <= today]
    return max(begun, key=lambda each: (each.effective_on, each.id), default=None)


def read_by(effective_on: date) -> date:
    """By when everybody has read it."""
    return effective_on + timedelta(days=READ_WITHIN)


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with those blanks filled in that are known by their name: `[[decide: the time …]]` by `decide`."""
    return _BLANK.sub(lambda found: known.get(found[1].partition(":")[0].strip(), found[0]), text)


def blanks(text: str) -> list[str]:
    """What is still to be filled in: `[[who answers for it]]`, in the order of the text."""
    return [" ".join(found.split()) for found in _BLANK.findall(text)]
