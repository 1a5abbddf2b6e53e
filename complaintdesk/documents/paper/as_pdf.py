"""A paper as PDF, through Typst: its fonts come with it, and texts reach it as data, never as its markup."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from complaintdesk.documents.paper.blocks import Block, Grid, Paper
from complaintdesk.rules.errors import NotSaved
from complaintdesk.rules.plain_text import visible

_LONG = re.compile(r"[^\s\u200b]{25,}")
_MAY_BREAK = "\u200b"
_PIECE = 12
_MOST_IN_HEAD = 400  # characters; no name or address that the desk keeps is longer
_MOST_IN_CELL = 1000  # characters; the whole text is with the case


class Printed(NamedTuple):
    """The bytes of a paper. `complete` is False where a sign has no font here and stands there as a box."""

    content: bytes
    complete: bool


def as_pdf(paper: Paper) -> Printed:
    """The paper as PDF, tagged so that it can be read aloud (PDF/UA) wherever every sign has a font.

    Raises `NotSaved` where this machine cannot make one.
    """
    typst = _typst()
    given = {"paper": json.dumps(data(paper), ensure_ascii=False)}
    try:
        content = typst.compile(_layout(), format="pdf", sys_inputs=given, pdf_standards="ua-1")
        return Printed(_one(content), complete=True)
    except typst.TypstError as refused:
        try:
            content = typst.compile(_layout(), format="pdf", sys_inputs=given)
        except typst.TypstError as error:
            raise NotSaved(f"No PDF could be made of this paper: {error}. Take HTML or text instead.") from error
        return Printed(_one(content), complete="could not be displayed" not in str(refused))


def as_pictures(paper: Paper, dots: float = 110) -> list[bytes]:
    """Each page as PNG, so many dots to the inch. Raises `NotSaved`."""
    typst = _typst()
    made = typst.compile(
        _layout(), format="png", ppi=dots, sys_inputs={"paper": json.dumps(data(paper), ensure_ascii=False)}
    )
    return list(made) if isinstance(made, list) else [_one(made)]


def data(paper: Paper) -> dict[str, Any]:
    """The paper as the layout reads it: plain values; every block says what it is."""
    whole = {field.name: getattr(paper, field.name) for field in fields(paper)}
    whole = {name: value if name == "blocks" else _short(value) for name, value in whole.items()}
    whole["blocks"] = [_block(block) for block in paper.blocks]
    made = _shown(whole)
    return dict(made)


def _short(value: Any, most: int = _MOST_IN_HEAD) -> Any:
    """What stands in head and foot, on every page, or in a narrow cell: cut where it would leave no room."""
    if isinstance(value, str):
        return value if len(value) <= most else f"{value[: most - 1]}…"
    return [_short(each, most) for each in value] if isinstance(value, list | tuple) else value


def _block(block: Block) -> dict[str, Any]:
    made = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Grid):
        made |= {name: _short(made[name], _MOST_IN_CELL) for name in ("headings", "rows")}
    return made


def _shown(value: Any) -> Any:
    """Every text with marks for what is unseen, and with places where a very long word may be broken."""
    if isinstance(value, str):
        return _LONG.sub(lambda long: _broken(long[0]), visible(value, lines=True))
    if isinstance(value, dict):
        # a drawing is no text: its words were made visible when it was drawn
        return {name: each if name == "svg" else _shown(each) for name, each in value.items()}
    return [_shown(each) for each in value] if isinstance(value, list | tuple) else value


def _broken(word: str) -> str:
    return _MAY_BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


def _one(made: Any) -> bytes:
    return bytes(made)


@cache
def _layout() -> bytes:
    return files("complaintdesk.documents.paper").joinpath("paper.typ").read_bytes()


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise NotSaved("PDF needs the package typst, which is not installed here. Take HTML or text.") from error
    return typst
