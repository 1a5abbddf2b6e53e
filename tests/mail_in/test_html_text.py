"""HTML as text: what a reader sees, in lines, in a time that does not depend on how it is built."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.documents.mail_in.html_text import MOST, text_of_html

LETTER = """<!DOCTYPE html><html><head><title>Not read</title><style>p { color: red }</style></head>
<body><!-- not read --><p>Dear&nbsp;Sirs,<br>the chair &lt;broke&gt; &amp; fell.</p>
<script>alert("not read")</script>
<p>See <a href="https://example.com/a?b=1&amp;c=2">the photo</a> or
<a href='https://example.com/'>https://example.com/</a>.</p>
<ul><li>one</li><li>two</ul>
<table><tr><td>Order</td><td>55</td></tr><tr><td>Paid</td><td>£20</td></tr></table>
<img src="https://tracker.example/1.gif" alt="the leg"><img src=cid:x>
<p>Ayşe &Ouml;z &#351; &#x131;"""
NASTY = (
    *("<!", "<!--", "<a ", "<a", "<", "&", "&#", "&#9", "<script>", "<script>x", "</", "<a href='", "<p>", "<li>"),
    *("<b><", "<![CDATA[", "<?", "</script", "<div ='", "<svg>", "<title>", "<!-- -->", '<a "> ', "<!-- >"),
    *('<a href="> ', "<>", "> <a", '<a""">', "<a href=x>", "<a href     ", "</p>", "<table><td>", "<!-->"),
)


def test_what_a_reader_sees() -> None:
    assert text_of_html(LETTER).split("\n") == [
        "Dear Sirs,",
        "the chair <broke> & fell.",
        "",
        "See the photo <https://example.com/a?b=1&c=2> or https://example.com/.",
        "",
        "• one",
        "",
        "• two",
        "",
        "Order 55",
        "",
        "Paid £20",
        "",
        "[picture: the leg]",
        "",
        "Ayşe Öz ş ı",
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    {
        "no tag at all": "no tag at all",
        "1 < 2 and <b>3 > 2</b>": "1 < 2 and 3 > 2",
        "never <a ended": "never <a ended",
        '<a title="a > b" href="https://x.example">here</a>': "here <https://x.example>",
        "<a href='javascript:x()'>here</a>": "here",
        "<head>never ended<body>read": "read",
        "<script>never ended, so it is read": "never ended, so it is read",
        "<p>a<!-- never ended <p>b": "ab",
        "</svg>read</head>": "read",
        "&#99999999999999999999;&#xffffffffff;": "�;�;",
        "": "",
    }.items(),
)
def test_what_is_built_badly(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize("piece", NASTY)
def test_however_it_is_built_it_is_read_quickly(piece: str) -> None:
    """As long as it may be, of one piece again and again: a second at most, where a square would take minutes."""
    whole = piece * (MOST // len(piece))
    began = time.perf_counter()
    text_of_html(whole)
    assert time.perf_counter() - began < 5


@given(st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=20), st.sampled_from(LETTER.split()))))
def test_nothing_fails_and_nothing_is_made_up(pieces: list[str]) -> None:
    """Whatever comes, there is a text, in tidy lines, hardly longer than what it was made of."""
    whole = "".join(pieces)
    text = text_of_html(whole)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert len(text) <= len(whole)


@given(st.text(alphabet=st.characters(exclude_characters="<&", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))))
def test_text_without_tags_stays_as_it_is(text: str) -> None:
    assert text_of_html(text) == text
