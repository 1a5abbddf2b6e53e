"""Charts: every number is printed in them, a signal stands out by its shape, and nobody's words act."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from complaintdesk.documents.charts.bars import Bar, bars
from complaintdesk.documents.charts.by_time import Limits, Month, Point, month_chart, run_chart
from complaintdesk.documents.charts.svg import WIDTH, fitted, wide
from complaintdesk.rules.plain_text import clean_line, visible
from tests.hostile import HOSTILE, SURROGATES

SVG = "{http://www.w3.org/2000/svg}"


def _read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - the desk's own


def _words(svg: str) -> list[str]:
    return [each.text or "" for each in _read(svg).iter(f"{SVG}text")]


def _boxes(svg: str) -> list[float]:
    return [float(each.get("width", "0")) for each in _read(svg).iter(f"{SVG}rect")]


def test_bars_are_as_long_as_their_numbers_and_print_them() -> None:
    svg = bars(
        [Bar("late", 80, "80", ("40 %", "▲ 12")), Bar("price", 20, "20", ("50 %", "new"))], "x", ("cum.", "±")
    )
    assert _words(svg) == ["cum.", "±", "late", "80", "40 %", "▲ 12", "price", "20", "50 %", "new"]
    long, short = _boxes(svg)
    assert long == pytest.approx(4 * short, rel=0.01)


def test_a_part_is_drawn_on_its_whole() -> None:
    svg = bars([Bar("decided in time", 90, "90 of 100", whole=100)], "x")
    whole, part = _boxes(svg)
    assert part == pytest.approx(0.9 * whole, rel=0.01)


def test_what_is_nothing_has_no_bar_and_still_its_number() -> None:
    assert _boxes(bars([Bar("a", 0, "0"), Bar("b", 0, "0")], "x")) == []
    assert "0" in _words(bars([Bar("a", 0, "0")], "x"))
    assert _words(bars([], "Nothing")) == []


def test_a_run_prints_each_week_its_limits_and_names_its_signals() -> None:
    points = [Point(n, "Jun" if not at else "", "1" if n > 20 else "") for at, n in enumerate((9, 8, 24, 10))]
    svg = run_chart(points, Limits(9.4, 0.8, 19.2), "x")
    words = _words(svg)
    for said in ("9", "8", "24", "10", "Jun", "1", "mean 9.4", "upper limit 19.2", "lower limit 0.8"):
        assert said in words
    assert len(list(_read(svg).iter(f"{SVG}polygon"))) == 1
    assert len(list(_read(svg).iter(f"{SVG}circle"))) == 3


def test_a_limit_at_nothing_is_not_drawn_and_none_are_where_there_are_none() -> None:
    assert not any("lower" in text for text in _words(run_chart([Point(1)], Limits(1, 0, 3), "x")))
    assert not any("limit" in text for text in _words(run_chart([Point(1)], None, "x")))


def test_numbers_without_room_are_left_out_and_those_of_signals_never() -> None:
    points = [Point(10_000 + at, "", "2" if at == 20 else "") for at in range(53)]
    words = _words(run_chart(points, Limits(10_026, 9_000, 11_000), "x"))
    printed = [text for text in words if text.startswith("10,0") and len(text) == 6]
    assert "10,020" in printed
    assert "10,052" in printed
    assert 8 < len(printed) < 27


def test_months_say_half_and_nine_in_ten_or_that_they_are_too_few() -> None:
    svg = month_chart([Month("Oct 26", 41, 8, 14), Month("Nov 26", 3, None, None)], "x")
    assert _words(svg) == ["8", "14", "Oct 26", "41", "too few", "Nov 26", "3"]
    assert len(_boxes(svg)) == 2


@pytest.mark.parametrize("text", HOSTILE + SURROGATES)
def test_nobodys_words_act_in_a_chart(text: str) -> None:
    said = visible(clean_line(text))
    svgs = (
        bars([Bar(text, 3, "3", (text,))], text, (text,)),
        run_chart([Point(3, text, text)], None, text),
        month_chart([Month(text, 9, 1, 2)], text),
    )
    for svg in svgs:
        svg.encode("utf-8")
        tags = {each.tag.removeprefix(SVG) for each in _read(svg).iter()}
        assert tags <= {"svg", "title", "text", "rect", "polyline", "polygon", "circle"}
        assert said in [each.text or "" for each in _read(svg).iter(f"{SVG}title")]
        assert visible(svg, lines=True) == svg


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_cut_to_its_room(text: str) -> None:
    cut = fitted(clean_line(text), 120)
    assert wide(cut) <= 125
    assert cut == clean_line(text) or cut.endswith("…")
    assert WIDTH > 120
