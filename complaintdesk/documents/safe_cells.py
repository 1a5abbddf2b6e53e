"""Cells of a CSV file that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

# What Excel, LibreOffice and Google Sheets begin a formula with, full-width forms of East Asia included.
_ACTS = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_MADE_SAFE = re.compile(r"'[=+\-@\t\r\n＝＋－＠]")


def safe(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet might carry it out. `+44 …` is one such."""
    return f"'{text}" if _ACTS.match(text) else text


def plain(text: str) -> str:
    """The text as it was before `safe`."""
    return text[1:] if _MADE_SAFE.match(text) else text
