"""Sums of money as integer minor units and an ISO 4217 code (ISO 10002:2018, 7.7 remedies with a sum).

No floating point anywhere: what was typed is what is kept.
"""

from __future__ import annotations

import re
import unicodedata

from complaintdesk.rules.currencies import CURRENCIES, DECIMALS, SIGNS, USED_IN
from complaintdesk.rules.errors import Invalid

__all__ = ["CURRENCIES", "currency_of", "decimals", "format_amount", "parse_amount"]

_MOST_DIGITS = 15


def parse_amount(text: str, currency: str) -> int:
    """Minor units of what was typed: `1,234.50`, `1.234,50`, `1 234,50`, `120`, `£120`, `120 TL`, `120,-`.

    Of two kinds of separators the last is the decimal one; a single one before exactly three digits groups
    thousands, except before the three decimals of a dinar, where a comma is refused as unclear. Raises
    `Invalid` if it is no sum, is below zero, names another currency or has too many decimals or digits.
    """
    places = decimals(currency)
    number = _number(text, currency)
    if number.startswith(("-", "(")):
        raise _invalid("A sum is not below zero. Write it without the minus sign.")
    if not re.fullmatch(r"[0-9]+([.,' ][0-9]+)*[.,]?|[.,][0-9]+", number):
        raise _invalid("Write a sum like 120 or 1,234.50, in digits.")
    whole, fraction = _split(number.rstrip(".,"), places)
    if len(fraction) > places:
        raise _invalid(f"{currency} has {places or 'no'} decimals, and {len(fraction)} were typed.")
    digits = whole + fraction.ljust(places, "0")
    if len(digits.lstrip("0")) > _MOST_DIGITS:
        raise _invalid("That sum is too large to be kept. Check the digits.")
    return int(digits)


def format_amount(minor: int, currency: str) -> str:
    """`1,234.50 EUR`: the sum with the currency's decimals (none for JPY, three for KWD)."""
    places = decimals(currency)
    whole, fraction = divmod(abs(minor), 10**places)
    after = f".{fraction:0{places}d}" if places else ""
    return f"{'-' if minor < 0 else ''}{whole:,}{after} {currency}"


def decimals(currency: str) -> int:
    """How many decimals a currency has; raises `Invalid` if it is not a code of three capital letters."""
    if not re.fullmatch("[A-Z]{3}", currency):
        sentence = f"“{currency}” is not a currency code. Write three capital letters, like EUR or TRY."
        raise Invalid(sentence, {"currency": sentence})
    return DECIMALS.get(currency, 2)


def currency_of(country: str) -> str:
    """The currency used in a country (ISO code); EUR where none is known: a proposal, to be changed."""
    return USED_IN.get(country, "EUR")


def _number(text: str, currency: str) -> str:
    """The number without its currency; raises `Invalid` if another currency is named."""
    plain = "".join(_ascii(char) for char in unicodedata.normalize("NFKC", text)).strip()
    plain = re.sub(r"(?<=[0-9])[.,:]-{1,2}$", "", plain)  # "120,-"
    parts = re.fullmatch(
        r"((?:[^0-9.,(-]*[^\W\d_]\.)?[^0-9.,(-]*)(.*?)([^0-9.,)]*[^\W\d_]\.|[^0-9.,)]*)", plain, re.S
    )
    if parts is None:
        return plain
    for named in (parts[1], parts[3]):
        said = named.strip().casefold().rstrip(".")
        if said in ("", currency.casefold()) or currency in SIGNS.get(said, ()):
            continue
        if said in SIGNS or said.upper() in CURRENCIES:
            raise _invalid(f"“{named.strip()}” was typed, but this sum is kept in {currency}. Change one of them.")
        raise _invalid("Write a sum like 120 or 1,234.50, in digits.")
    return parts[2].strip()


def _ascii(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(char) == "Cf":
        return ""
    if char in "’ʼ`":
        return "'"
    return {"٫": ".", "٬": "'", "،": ",", "\N{MINUS SIGN}": "-", "–": "-", "—": "-"}.get(
        char, " " if char.isspace() else char
    )


def _split(number: str, places: int) -> tuple[str, str]:
    """Whole part and decimals as digits; raises `Invalid` where the grouping makes no sense."""
    marks = re.findall("[.,]", number)
    if not marks:
        return _ungrouped(number), ""
    last = number.rindex(marks[-1])
    before, after = number[:last], number[last + 1 :]
    if marks.count(marks[-1]) > 1:
        return _ungrouped(number), ""
    if len(marks) == 1 and len(after) == 3 and " " not in number and "'" not in number and before not in ("", "0"):
        if places != 3:
            return _ungrouped(number), ""
        if marks[0] == ",":
            raise _invalid(
                f"Is {number} in thousands or with decimals? Write {before}.{after} or {before}{after}.000."
            )
    return _ungrouped(before), after


def _ungrouped(number: str) -> str:
    """`1,234` as `1234`: one kind of separator, three digits in every group but the first (two in India)."""
    if re.fullmatch(
        r"[0-9]*|[0-9]{1,3}(?:([.,' ])[0-9]{3}(\1[0-9]{3})*)|[0-9]{1,2}(?:([,])[0-9]{2})+,[0-9]{3}", number
    ):
        return re.sub("[^0-9]", "", number)
    raise _invalid("The dots and commas of this sum do not fit. Write it like 1,234.50 or 1.234,50.")


def _invalid(sentence: str) -> Invalid:
    return Invalid(sentence, {"sum": sentence})
