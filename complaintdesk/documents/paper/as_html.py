"""A paper as one HTML file: nothing loaded from elsewhere, readable aloud, and printable on A4."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from importlib.resources import files
from typing import Any

from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Figures,
    Grid,
    Heading,
    NewPage,
    Number,
    Paper,
    Picture,
    Points,
    Prose,
    Row,
    Rows,
    Signature,
    Stated,
    Ticks,
)
from complaintdesk.rules.plain_text import visible

_OF_SVG = ' xmlns="http://www.w3.org/2000/svg"'
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{heading} – {office}</title>
<style>
{style}</style>
</head>
<body{large}>
<header>
<p class="office">{office}</p>
{contact}</header>
<main>
{before}<h1>{heading}</h1>
{body}
</main>
{foot}</body>
</html>
"""


def as_html(paper: Paper) -> str:
    """The paper. All texts are escaped; what would act or hide in them is shown as a mark."""
    style = files("complaintdesk.documents.paper").joinpath("paper.css").read_text(encoding="utf-8")
    to = "<br>\n".join(map(_text, paper.to))
    before = f"<address>{to}</address>\n" if to else ""
    before += _rows(paper.facts, "beside")
    return _PAGE.format(
        language=escape(paper.language, quote=True),
        heading=_text(paper.heading),
        office=_text(paper.office),
        style=style,
        large=' class="large"' if paper.large else ' class="dense"' if paper.dense else "",
        contact=_rows(paper.contact, "contact"),
        before=before,
        body="\n".join(_block(block) for block in paper.blocks),
        foot=f"<footer>{_text(paper.foot)}</footer>\n" if paper.foot else "",
    )


def _text(text: str) -> str:
    return escape(visible(text, lines=True), quote=True).replace("\n", "<br>\n")


def _block(block: Block) -> str:
    made: Callable[[Any], str] = _MADE[type(block)]
    return made(block)


def _rows(rows: Rows, kind: str) -> str:
    if not rows:
        return ""
    shown = "\n".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in rows)
    return f'<dl class="{kind}">\n{shown}\n</dl>\n'


def _prose(block: Prose) -> str:
    tag = "blockquote" if block.style == "quote" else "p"
    kind = f' class="{block.style}"' if block.style in ("small", "note", "caption") else ""
    return f"<{tag}{kind}>{_text(block.text)}</{tag}>"


def _grid(block: Grid) -> str:
    total = sum(block.widths)
    columns = "".join(f'<col style="width: {round(100 * width / total)}%">' for width in block.widths)
    kinds = [' class="right"' if at in block.right else "" for at in range(len(block.widths))]
    head = "".join(
        f'<th scope="col"{kind}>{_text(name)}</th>' for kind, name in zip(kinds, block.headings, strict=True)
    )
    rows = "\n".join(
        "<tr>"
        + f'<th scope="row">{_text(row[0])}</th>'
        + "".join(f"<td{kind}>{_text(cell)}</td>" for kind, cell in zip(kinds[1:], row[1:], strict=True))
        + "</tr>"
        for row in block.rows
    )
    top = f"<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>"
    return f"<table>\n{top}\n<tbody>\n{rows}\n</tbody>\n</table>"


def _figures(block: Figures) -> str:
    tiles = "\n".join(
        f'<div><dt>{_text(what)}</dt><dd>{_text(number)}</dd><dd class="more">{_text(more)}</dd></div>'
        for number, what, more in block.tiles
    )
    return f'<dl class="figures" style="grid-template-columns: repeat({block.columns}, 1fr)">\n{tiles}\n</dl>'


def _picture(block: Picture) -> str:
    # made by `documents.charts.svg`, which escapes every word; within HTML it needs no name of its language
    return f"<figure>{block.svg.replace(_OF_SVG, '', 1)}</figure>"


def _points(block: Points) -> str:
    tag = "ol" if block.numbered else "ul"
    items = "\n".join(f"<li>{_text(item)}</li>" for item in block.items)
    return f"<{tag}>\n{items}\n</{tag}>"


def _blank(block: Blank) -> str:
    hint = f' <span class="hint">{_text(block.hint)}</span>' if block.hint else ""
    lines = '<span class="line"></span>' * block.lines
    return f'<div class="blank"><p class="label">{_text(block.label)}{hint}</p>{lines}</div>'


def _ticks(block: Ticks) -> str:
    label = f'<p class="label">{_text(block.label)}</p>' if block.label else ""
    items = "\n".join(
        f'<li><span class="box" aria-hidden="true"></span>{_text(each)}</li>' for each in block.options
    )
    return f'<div class="blank">{label}<ul class="ticks" style="columns: {block.columns}">\n{items}\n</ul></div>'


def _stated(block: Stated) -> str:
    records = "".join(f"<li>{_text(each)}</li>" for each in block.records)
    state = f'<p class="state"><span aria-hidden="true">{_text(block.sign)}</span> {_text(block.word)}</p>'
    said = f'<p class="asked">{_text(block.title)}</p>\n<p>{_text(block.text)}</p>'
    small = f'<p class="small">{_text(block.small)}</p>' if block.small else ""
    listed = f'<ul class="small">{records}</ul>' if records else ""
    tone = escape(block.tone, quote=True)
    return f'<section class="stated {tone}">\n{state}\n<div>{said}\n{small}{listed}</div>\n</section>'


def _signature(block: Signature) -> str:
    names = "<br>\n".join(map(_text, block.names))
    return f'<div class="signature"><p>{_text(block.greeting)}</p><p class="names">{names}</p></div>'


_MADE: dict[type, Callable[[Any], str]] = {
    Prose: _prose,
    Heading: lambda block: f"<h2>{_text(block.text)}</h2>",
    Number: lambda block: f'<p class="number">{_text(block.text)}</p>',
    Facts: lambda block: _rows(block.rows, "facts"),
    Grid: _grid,
    Figures: _figures,
    Picture: _picture,
    Points: _points,
    Blank: _blank,
    Row: lambda block: '<div class="row">' + "".join(map(_blank, block.blanks)) + "</div>",
    NewPage: lambda block: '<div class="new-page"></div>',
    Ticks: _ticks,
    Stated: _stated,
    Signature: _signature,
}
