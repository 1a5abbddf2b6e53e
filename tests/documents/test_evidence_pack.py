"""The evidence pack: whole, without names unless they are asked for, and it certifies nothing."""

from __future__ import annotations

import json

import pytest

from complaintdesk.documents import evidence_pack, review_paper
from complaintdesk.documents.evidence_pack import Shown
from complaintdesk.documents.paper import saving
from complaintdesk.documents.paper.as_html import as_html
from complaintdesk.documents.paper.as_text import as_text
from complaintdesk.documents.paper.blocks import Grid, Paper, Picture
from complaintdesk.queries.evidenced import State
from tests import reviews
from tests.desk import Office
from tests.hostile import HOSTILE, some


def _shown(office: Office, clause: str | None = None, named: bool = False) -> Shown:
    with office.desk.look() as look:
        return evidence_pack.shown(look, "Mary O’Neill", clause, named)


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_it_has_the_cover_the_states_the_rules_the_records_and_lines_to_sign(office: Office) -> None:
    reference = office.take_in().reference
    text = _flat(as_text(evidence_pack.paper(_shown(office))).replace("| ", ""))
    for said in (
        "Evidence pack: complaint handling after ISO 10002:2018",
        "Harbour Street Office",
        "Made by: Mary O’Neill",
        "Read from: 1 cases and ",
        "It supports an audit or a review; it certifies nothing",
        "Clause: 8.6 About: Management review",
        "✗ red: Accountability: it is clear who answers for each complaint.",
        "0 of 1 open cases have a named owner.",
        "By the rule: Green when each open case has an owner",
        f"– {reference}: has no owner",
        "What the words mean",
        "Seen by (auditor): ___",
    ):
        assert said in text, said


def test_names_stand_in_it_only_where_they_are_asked_for(office: Office) -> None:
    case_id = office.new_case(complainant={"name": "Mehmet Işık"})
    office.acknowledge(case_id)
    for text in (as_text(evidence_pack.paper(_shown(office))), evidence_pack.as_json(_shown(office))):
        assert "Mehmet" not in text
        assert "Can Öz" not in text
    named = _flat(as_text(evidence_pack.paper(_shown(office, named=True))))
    assert "has no owner · Mehmet Işık · owner nobody" in named
    assert "personal data" in named


def test_of_one_clause_it_has_that_clause_only(office: Office) -> None:
    assert {line.clause for line in _shown(office, "8.6").lines} == {"8.6"}
    assert {line.clause for line in _shown(office, "7").lines} == {f"7.{n}" for n in range(1, 10)}


def test_for_another_program_every_line_is_there(office: Office) -> None:
    pack = _shown(office)
    told = json.loads(evidence_pack.as_json(pack))
    assert [line["asked"] for line in told["lines"]] == [line.asked for line in pack.lines]
    assert {line["state"] for line in told["lines"]} <= {state.value for state in State}
    assert "certifies nothing" in told["about"]


def test_each_state_has_its_sign_and_its_word_in_html(office: Office) -> None:
    made = as_html(evidence_pack.paper(_shown(office)))
    assert '<section class="stated red">\n<p class="state"><span aria-hidden="true">✗</span> red</p>' in made


@pytest.mark.parametrize("chosen", ["pdf", "html", "text", "json"])
def test_it_is_made_in_every_format(office: Office, chosen: str) -> None:
    office.new_case()
    printed = evidence_pack.content(_shown(office, "8.6"), chosen)
    assert printed.complete
    assert len(printed.content) > 1000


def test_people_s_words_act_on_no_paper(office: Office) -> None:
    review_id = reviews.plan(office)
    words = "\n".join(text for text in HOSTILE if len(text) < 200)
    pack_id = reviews.freeze(office, review_id)
    reviews.minute(office, review_id, minutes=words, attended="<script>alert(1)</script>")
    reviews.decide(office, review_id, what="[@click=app.quit]x[/] <b>\x1b[31m")
    with office.desk.look() as look:
        papers = [review_paper.minutes_paper(look, review_id), review_paper.pack_paper(look, pack_id)]
    made = as_html(papers[0])
    assert "<script>" not in made
    assert "<b>" not in made
    assert "\x1b" not in as_text(papers[0])
    for paper in papers:
        assert saving.content(paper, "pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize("text", some([text for text in HOSTILE if text.strip()]))
def test_any_decision_is_carried_into_the_next_pack(office: Office, text: str) -> None:
    from complaintdesk.rules.errors import Invalid

    review_id = reviews.plan(office)
    try:
        reviews.decide(office, review_id, what=text)
    except Invalid:
        return  # nothing of it can be seen
    told = reviews.section(reviews.pack(office, reviews.freeze(office, review_id)), "earlier")
    assert "Can Öz 31 January 2027 to be done" in _flat(told)


def test_a_pack_draws_what_it_froze(office: Office) -> None:
    for problem in ("late_delivery", "late_delivery", "defective"):
        office.decide_case(office.new_case(problem=problem))
    pack_id = reviews.freeze(office, reviews.plan(office))
    office.new_case(problem="price")  # after it was frozen
    with office.desk.look() as look:
        made = review_paper.pack_paper(look, pack_id)
    drawn = [block.words for block in made.blocks if isinstance(block, Picture)]
    assert drawn[0] == "Most of the cases received: late delivery 2, defective 1."
    assert drawn[1].startswith("Days to decide by month")
    assert "late delivery 2 too few to say 0 +2" in _cells(made)


def _cells(paper: Paper) -> list[str]:
    """Every row of every table, its cells beside each other."""
    return [" ".join(row) for block in paper.blocks if isinstance(block, Grid) for row in block.rows]
