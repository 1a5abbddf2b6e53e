"""The one way to show text that people typed: as it is, never as markup, with control characters visible."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from complaintdesk.rules.plain_text import visible


def shown(text: str | None, *, lines: bool = False) -> Content:
    """Text from people for a Textual widget. `lines` keeps line breaks; otherwise it is one line."""
    return Content(visible(text or "", lines=lines))


def titled(*parts: str | None) -> Content:
    """The title of a box: what is there of the parts, with dots between. Textual reads a plain `str` as markup."""
    return shown(" · ".join(part for part in parts if part))


def cell(text: str | None, width: int) -> str:
    """Text from people for a column of `width` cells: padded, or cut with an ellipsis; wide characters counted."""
    plain = visible(text or "")
    if cell_len(plain) <= width:
        return set_cell_size(plain, width)
    return set_cell_size(set_cell_size(plain, max(0, width - 1)).rstrip() + "…", width)
