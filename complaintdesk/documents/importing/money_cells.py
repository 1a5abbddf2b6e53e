"""Sums and their currency, from the cells of a row."""

from __future__ import annotations

import re

from complaintdesk.documents.importing import words
from complaintdesk.documents.importing.cells import Cells, shortened
from complaintdesk.rules import money
from complaintdesk.rules.currencies import CURRENCIES, SIGNS
from complaintdesk.rules.errors import Invalid


def currency(cells: Cells, usual: str) -> str:
    """The currency of the row: its own column, else what stands beside a sum, else the usual one."""
    cells.keep("currency")
    named = cells.text("currency")
    if named and not words.is_empty(named):
        found = _named(named, usual)
        if found is None:
            cells.wrong("currency", f"“{shortened(named)}” is no currency")
        return found or usual
    for code in ("sum_sought", "sum_given"):
        beside = re.sub(r"[\d.,' ()\-]", "", cells.text(code) or "")
        if beside and (found := _named(beside, usual)):
            return found
    return usual


def amount(cells: Cells, code: str, currency: str) -> int | None:
    """The sum in minor units; one that is no sum is reported. The cell is kept."""
    cells.keep(code)
    text = cells.text(code)
    if text is None or words.is_empty(text):
        return None
    try:
        return money.parse_amount(text, currency)
    except Invalid as error:
        cells.wrong(code, f"“{shortened(text)}”: {error}".rstrip("."))
        return None


def _named(text: str, usual: str) -> str | None:
    if re.fullmatch("[A-Z]{3}", text.upper()) and (text.upper() in CURRENCIES or text.upper() == usual):
        return text.upper()
    signs = SIGNS.get(text.casefold().strip(" ."), ())
    return usual if usual in signs else signs[0] if signs else None
