"""What stands on a paper, apart from how it looks: a letter, a receipt, a form, a leaflet, a report.

All texts are people's own or the desk's, never markup; how they are made harmless is each layout's own business.
"""

from __future__ import annotations

from dataclasses import dataclass

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph; line breaks in it stay.

    `style`: plain, quote, small, caption (stays with the picture below it), or note (in a frame of its own).
    """

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stays with what follows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """Something that is to be read from afar, such as the number of the case."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one below the other."""

    rows: Rows


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headings. `widths` are shares of the whole; the columns of `right` hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `numbered` where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers that are to be seen at once: each with what it is, and a word more (or nothing)."""

    tiles: tuple[tuple[str, str, str], ...]
    columns: int = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, drawn by `documents.charts`, and what it shows in words, for whoever cannot see it."""

    svg: str
    words: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to be filled in by hand: its name, a hint, and how many lines it needs."""

    label: str
    hint: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Short blanks beside each other; `together`: on the same page as what follows."""

    blanks: tuple[Blank, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on a page of its own."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to be ticked, with what they stand for; `columns` beside each other."""

    label: str
    options: tuple[str, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with how it stands: `tone` is green, amber, red or plain; `sign` and `word` need no colour.

    `title` says what is asked, `text` what is found, `small` by which rule, `records` what it rests on.
    """

    tone: str
    sign: str
    word: str
    title: str
    text: str
    small: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a letter: the greeting, room for a signature, and who writes."""

    greeting: str
    names: tuple[str, ...]


Block = (
    Prose
    | Heading
    | Number
    | Facts
    | Grid
    | Points
    | Figures
    | Picture
    | Blank
    | Row
    | NewPage
    | Ticks
    | Stated
    | Signature
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `contact` stands in its head, `to` is the address block, `facts` stand beside it.

    `page` is how pages are counted, such as `Page {} of {}`. `large` is for people with poor sight (7.1), `dense`
    for much that is to be seen at once.
    """

    language: str
    office: str
    contact: Rows
    heading: str
    blocks: tuple[Block, ...]
    page: str
    to: tuple[str, ...] = ()
    facts: Rows = ()
    foot: str = ""
    large: bool = False
    dense: bool = False
