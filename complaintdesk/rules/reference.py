"""The number of a case, `2026-000123-8`: year, sequence, check digit (ISO 10002:2018, 7.2).

It is said over the telephone, so it has no letters, and the last digit is Damm's check digit, which shows
every single wrong digit and every swap of two neighbours, the check digit included.
"""

from __future__ import annotations

import unicodedata

from complaintdesk.rules.errors import Invalid

# Damm's quasigroup of order 10: totally anti-symmetric, which is what makes swaps show.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)

_PADDED = 6
_LONGEST = 9
_LIKE = "A reference looks like 2026-000123-8"


def make(year: int, sequence: int) -> str:
    """The reference of the `sequence`-th case of `year`: sequence padded to six digits, at most nine.

    Raises `ValueError` outside 1000-9999 and 1-999,999,999: the store counts, people do not.
    """
    if not 1000 <= year <= 9999:
        raise ValueError(f"year {year} is not of four digits")
    if not 1 <= sequence < 10**_LONGEST:
        raise ValueError(f"sequence {sequence} is not between 1 and 999,999,999")
    number = f"{sequence:0{_PADDED}d}"
    return f"{year}-{number}-{_check_digit(f'{year}{number}')}"


def parse(text: str) -> str:
    """The canonical reference meant by what was typed or pasted.

    Blanks, any dash or none, full-width and other digits, a leading # and left-out zeros between two dashes
    are taken. Raises `Invalid` with a sentence that says which thing is wrong.
    """
    groups = _groups(text)
    if len(groups) == 3 and len(groups[0]) == 4 and len(groups[2]) == 1:
        groups[1] = groups[1].zfill(_PADDED)
    digits = "".join(groups)
    if not digits:
        raise _invalid(f"{_LIKE}; nothing was typed.")
    if len(digits) < 4 + _PADDED + 1:
        raise _invalid(f"{_LIKE}: that is 11 digits or more, and {len(digits)} were typed. Some are missing.")
    if len(digits) > 4 + _LONGEST + 1:
        raise _invalid(f"{_LIKE}: that is 14 digits at most, and {len(digits)} were typed. Some are too many.")
    year, number, check = digits[:4], digits[4:-1], digits[-1]
    if _check_digit(year + number) != check:
        raise _invalid("This number cannot be right: a digit is wrong or two are swapped. Ask for it again.")
    if year[0] == "0" or int(number) == 0 or (len(number) > _PADDED and number[0] == "0"):
        raise _invalid(f"{_LIKE}: the year first, then the number of the case, then one digit.")
    return f"{year}-{number}-{check}"


def split(reference: str) -> tuple[int, int]:
    """Year and sequence of a reference; raises `Invalid` as `parse` does."""
    year, number, _check = parse(reference).split("-")
    return int(year), int(number)


def spoken(reference: str) -> str:
    """The reference as it is read aloud: `2026, 000 123, 8`. Raises `Invalid` as `parse` does."""
    year, number, check = parse(reference).split("-")
    first = len(number) % 3
    groups = [number[:first]] if first else []
    groups += [number[at : at + 3] for at in range(first, len(number), 3)]
    return f"{year}, {' '.join(groups)}, {check}"


def _check_digit(digits: str) -> str:
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def _groups(text: str) -> list[str]:
    """The runs of digits in `text`; raises `Invalid` at anything that is neither digit, blank nor dash."""
    groups = [""]
    for char in text.strip().removeprefix("#"):
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            groups[-1] += str(digit)
        elif _separates(char):
            groups.append("")
        # Format characters come along when a number is copied from a web page; nobody sees them.
        elif unicodedata.category(char) != "Cf":
            shown = f"“{char}” is" if char.isprintable() else "something unreadable was"
            raise _invalid(f"{_LIKE}, with digits only; {shown} in it. Is it a zero or a one?")
    return [group for group in groups if group]


def _separates(char: str) -> bool:
    return char.isspace() or char in "./,\N{MINUS SIGN}" or unicodedata.category(char) == "Pd"


def _invalid(sentence: str) -> Invalid:
    return Invalid(sentence, {"reference": sentence})
