"""Telephone numbers and e-mail addresses as people give them (ISO 10002:2018, 7.2: how to reach them).

A number is kept as it was said. These functions only make it comparable, because it is what the desk has
before a name; nothing here knows the numbering plans of the world.
"""

from __future__ import annotations

import re
import unicodedata

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import clean_line

# "0532 555 01 47 ext. 12": who calls is the number before it.
_EXTENSION = re.compile(
    r"(?<=[0-9)])[\s,;]*(?:ext(?:ension)?|dahili|durchwahl|poste|x|#)[\s.:]*[0-9]{1,6}\s*$", re.I
)
# "+44 (0)20 …": the zero is dialled at home only.
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_AGREEING = 9
_LOCAL = 7
# Calling codes of one and two digits; all others have three.
_CODES = (
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 "
    "81 82 84 86 90 91 92 93 94 95 98"
)
_SHORT_CODES = frozenset(_CODES.split())
_GROUPS = {7: (3, 2, 2), 8: (4, 4), 9: (3, 3, 3), 10: (3, 3, 2, 2), 11: (4, 3, 2, 2)}


def phone_digits(text: str) -> str:
    """The digits of a number without +, leading zeros and extension; empty when there are none."""
    return re.sub("[^0-9]", "", _TRUNK_ZERO.sub("", _EXTENSION.sub("", _plain(text)))).lstrip("0")


def phone_tail(text: str) -> str:
    """The digits backwards: numbers that end alike begin alike here, which an index can look up."""
    return phone_digits(text)[::-1]


def same_phone(a: str, b: str) -> bool:
    """Whether two numbers may be the same line.

    Their last nine digits agree; of a shorter number of at least seven digits, all of it is at the other's
    end; anything shorter must agree whole. An empty number is like none.
    """
    one, other = phone_digits(a), phone_digits(b)
    short, long = sorted((one, other), key=len)
    if len(short) < _LOCAL:
        return short != "" and short == long
    agreeing = min(_AGREEING, len(short))
    return short[-agreeing:] == long[-agreeing:]


def phone_shown(text: str) -> str:
    """The number tidily grouped; grouping that was typed is kept, and so is anything with letters in it."""
    plain = clean_line(_plain(text))
    if not re.fullmatch(r"\+?[0-9 ().\-/]+", plain):
        return clean_line(text)
    if re.search(r"[0-9][ ().\-/]+[0-9]", plain):
        return re.sub(r" {2,}", " ", re.sub(r"(?<=[0-9)]) ?[.\-/] ?(?=[0-9(])", " ", plain))
    digits = re.sub("[^0-9]", "", plain)
    if not plain.startswith(("+", "00")):
        return _grouped(digits)
    digits = digits if plain.startswith("+") else digits[2:]
    if len(digits) < _LOCAL:
        return plain
    code = next((digits[:n] for n in (1, 2) if digits[:n] in _SHORT_CODES), digits[:3])
    return f"+{code} {_grouped(digits[len(code) :], (3, 3, 4) if code == '1' else None)}"


def check_email(text: str) -> str:
    """The address without what mail programs put around it, its domain in small letters.

    A light check for slips, no proof that anyone reads it; raises `Invalid` with what seems wrong.
    """
    address = clean_line(text)
    if named := re.fullmatch(r"[^<>]*<([^<>]*)>", address):
        address = named[1].strip()
    address = re.sub("^mailto:", "", address, flags=re.I)
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        raise _invalid(
            "An e-mail address looks like name@example.com; this has no name, no @ or nothing after it."
        )
    if re.search(r"\s", address):
        raise _invalid("An e-mail address has no blank in it. Write one address only.")
    if any(unicodedata.category(char).startswith("C") for char in address):
        raise _invalid("There is an invisible character in this e-mail address. Type it again.")
    if "@" in local or re.search(r'[,;<>()"]', address):
        raise _invalid("This e-mail address has a sign too many: one @, and no comma, quote or bracket.")
    if "." not in domain:
        raise _invalid(f"After the @ something is missing, such as .com: “{domain}”.")
    if ".." in address or local[0] == "." or local[-1] == "." or not all(map(_domain_part, domain.split("."))):
        raise _invalid("There is a dot or dash out of place in this e-mail address.")
    if len(address) > 254 or len(local) > 64:
        raise _invalid("This is too long for an e-mail address.")
    return f"{local}@{domain.lower()}"


def _domain_part(part: str) -> bool:
    # Domains may be in any script.
    return (
        0 < len(part) <= 63 and part[0] != "-" != part[-1] and part.replace("-", "a").replace("_", "a").isalnum()
    )


def _plain(text: str) -> str:
    """The text with ASCII digits, signs and dashes for those of other scripts, and nothing invisible."""
    plain = []
    for char in unicodedata.normalize("NFKC", text):
        kind = unicodedata.category(char)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            plain.append(str(digit))
        elif kind == "Pd" or char == "\N{MINUS SIGN}":
            plain.append("-")
        elif kind != "Cf":
            plain.append(" " if kind == "Zs" else char)
    return "".join(plain)


def _grouped(digits: str, groups: tuple[int, ...] | None = None) -> str:
    sizes = groups if groups and sum(groups) == len(digits) else _GROUPS.get(len(digits))
    if sizes is None:
        if len(digits) < _LOCAL:
            return digits
        sizes = (3,) * (len(digits) // 3 + 1)
    parts, at = [], 0
    for size in sizes:
        parts.append(digits[at : at + size])
        at += size
    return " ".join(part for part in parts if part)


def _invalid(sentence: str) -> Invalid:
    return Invalid(sentence, {"email": sentence})
