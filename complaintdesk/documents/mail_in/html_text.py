"""HTML as plain text: what is read, in lines. Nothing in it is fetched, and nothing in it is carried out.

Its own small reader: the standard library's takes a time that grows with the square of what somebody sends.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import NamedTuple

MOST = 400_000  # characters that are looked at: a letter has some thousands

_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"))
_BLOCKS = _PARAGRAPHS | frozenset(
    (
        *("address", "article", "aside", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "header", "hr", "li", "main", "nav", "section", "tr"),
    )
)
_RAW = frozenset(("script", "style", "title"))  # no tag counts in these but their own end
_UNREAD = _RAW | frozenset(("head", "template", "svg", "math"))
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:-]{0,40}")
_VALUE = r"""\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_HREF = re.compile(rf"(?<![\w-])href{_VALUE}", re.I)
_ALT = re.compile(rf"(?<![\w-])alt{_VALUE}", re.I)
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}")
_LONGEST = 4000  # characters of a tag in which a value is looked for
_ENDS = {tag: re.compile(rf"</{tag}", re.I) for tag in _RAW}


def text_of_html(html: str) -> str:
    """The text that a reader sees, with the address of a link where it says something else. Never raises."""
    parts: list[str] = []
    links: list[tuple[str, int]] = []  # address, and where its words begin
    unread, depth = "", 0  # the tag whose contents nobody reads now, and how many of its kind are open
    for token in _tokens(html[:MOST]):
        if token.tag == "body":
            unread = ""  # whatever was not ended before it
        elif unread:
            depth += (token.tag == unread) - (token.tag == f"/{unread}")
            unread = unread if depth else ""
        elif token.tag in _UNREAD:
            unread, depth = token.tag, 1
        else:
            _read(token, parts, links)
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Token(NamedTuple):
    """A tag (`/p` ends one) with all that stands in it, or a text without a tag."""

    tag: str
    text: str


def _read(token: _Token, parts: list[str], links: list[tuple[str, int]]) -> None:
    tag, ends = token.tag.removeprefix("/"), token.tag.startswith("/")
    if not tag:
        parts.append(_BLANKS.sub(" ", _plain(token.text)))
    elif tag == "br":
        parts.append("\n")
    elif tag in _BLOCKS:
        parts.append("\n\n" if tag in _PARAGRAPHS else "\n")
        if tag == "li" and not ends:
            parts.append("• ")
    elif tag in ("td", "th") and not ends:
        parts.append("  ")
    elif tag == "img" and (about := _value(_ALT, token)):
        parts.append(f"[picture: {about}]")
    elif tag == "a" and not ends:
        links.append((_value(_HREF, token), len(parts)))
    elif tag == "a" and links:
        address, begun = links.pop()
        words = "".join(parts[begun : begun + 20]).strip()
        if address.startswith(("http://", "https://", "mailto:")) and words not in (address, address[7:]):
            parts.append(f" <{address[:500]}>")


def _value(wanted: re.Pattern[str], token: _Token) -> str:
    found = wanted.search(token.text, 0, _LONGEST)
    return "" if found is None else _BLANKS.sub(" ", _plain(next(filter(None, found.groups()), ""))).strip()


def _plain(text: str) -> str:
    """The text with its entities read; a number of thousands of digits is no character."""
    return entities.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _tokens(html: str) -> Iterator[_Token]:
    """Tags and the text between them. Each character is looked at a fixed number of times, however it is built."""
    at = 0
    without_end: set[str] = set()  # tags of which no end follows any more: they are not looked for again
    while at < len(html):
        start = html.find("<", at)
        last = html.find(">", start) if start >= 0 else -1
        if last < 0:  # no tag follows any more
            yield _Token("", html[at:])
            return
        if start > at:
            yield _Token("", html[at:start])
        at = start + 1
        if html.startswith("!--", at) and "-->" not in without_end:
            end = html.find("-->", at + 2)
            without_end |= {"-->"} if end < 0 else set()
            at = last + 1 if end < 0 else end + 3
        elif html[at] in "!?":
            at = last + 1
        elif found := _NAME.match(html, at):
            tag = found[0].casefold()
            end = _end_of_tag(html, found.end(), last)
            at = end + 1
            close = _ENDS[tag].search(html, at) if tag in _RAW and tag not in without_end else None
            if tag not in _RAW or close is not None:
                yield _Token(tag, html[found.end() : end])
                at = at if close is None else close.start()
            else:  # what follows it is read, since it is not said where that would begin again
                without_end.add(tag)
        else:
            yield _Token("", "<")


def _end_of_tag(html: str, start: int, last: int) -> int:
    """Where the tag ends: the first `>` that stands in no quotes, if they are closed soon."""
    for quote in "\"'":
        if html.count(quote, start, last) % 2:
            closed = html.find(quote, last, last + _LONGEST)
            further = html.find(">", closed, closed + _LONGEST) if closed >= 0 else -1
            return last if further < 0 else further
    return last
