"""Text that no screen, file or shell may stumble over: permanent test data for every free-text field.

`HOSTILE` has no lone surrogates, so that every entry can be written to any file; `SURROGATES` has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

HOSTILE: tuple[str, ...] = (
    # Markup of Textual and Rich, and what looks like it
    "[urgent] refund",
    "Mr [/Smith]",
    "[@click=app.quit]x[/]",
    "[bold red on white]loud[/bold red on white]",
    "[link=file:///etc/passwd]here[/link]",
    "\\[escaped] \\",
    "[",
    "]][[",
    "$name {0} {name!r} %s %(x)s %",
    # Terminal control
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H\x1b[?1049h",
    "\x1b]0;title\x07",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x9b31m\x9d52;c;eA==\x9c",
    "a\x00b",
    "a\x07\x08\x0b\x0c\x7fb",
    "a\rb",
    # Direction, zero width, separators
    "\u202egnp.exe",
    "\u2066left\u2069 \u2067right\u2069 \u061c\u200e\u200f",
    "zero\u200bwidth\u2060and\ufeffmark",
    "pay\u200dpal",
    "one\u2028two\u2029three\x85four",
    "\U000e0041\U000e0042 tags",
    # Spreadsheets, SQL, HTML, paths
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    '\'; DROP TABLE "case"; --',
    '" OR 1=1 --',
    'fts "AND NEAR( * ^ :',
    "<script>alert(1)</script>&amp;",
    "../../etc/passwd",
    'a,b;"c"\td\ne',
    # Writing of people
    "Şikâyetim var: İĞDIR’dan ısmarladığım çöpe gitti, IŞIK Ltd. Şti.",
    "ẞtraße, Łódź, Ærøskøbing, Đakovo, Crème brûlée",
    "配達が遅れました。全角１２３",
    "한국어 불만 사항",
    "می‌خواهم پولم را پس بگیرم",
    "שלום, קיבלתי מוצר פגום",
    "क्‍ष हिन्दी में शिकायत",
    "👨‍👩‍👧‍👦 ❤️‍🔥 1️⃣ 🏳️‍🌈 👍🏽",
    "e\u0301 decomposed, Z\u0351\u036b\u0343a\u0363\u0369l\u0348g\u0321o\u0334\u0337",
    "\u0301starts with a mark",
    "\u3164\u115f\u2800",
    # Shapes
    "",
    " ",
    "\n\n\n",
    "  two  blanks  ",
    "line one\nline two\r\nline three\rline four",
    "W" * 10_000,
    "word " * 2_000,
)


def some(texts: Iterable[str]) -> list[Any]:
    """For tests that are slow: every fourth text, and the long ones, in the suite; all of them in the campaign."""
    return [
        text if n % 4 == 0 or len(text) > 1000 else pytest.param(text, marks=pytest.mark.campaign)
        for n, text in enumerate(texts)
    ]


SURROGATES: tuple[str, ...] = ("half \ud83d", "\udc00\ud800", "bytes \udcff")
