"""To whom a letter goes, in which language, with which dates, and what stands to be looked at before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaintdesk.documents.letters.compose import compose
from complaintdesk.documents.letters.values import values
from complaintdesk.operations import setting_up
from complaintdesk.operations.inputs import Reached, check
from complaintdesk.rules import written
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import Outcome, Remedy
from tests.desk import Office
from tests.documents.cases import CLERK, PERSON, TYPED, letter, reachable, read, rejected_case

ACK, DECISION, FINAL = LetterKind.ACKNOWLEDGEMENT, LetterKind.DECISION, LetterKind.FINAL


@pytest.mark.parametrize(
    ("speaks", "office_writes", "language"),
    [
        *(("Turkish", "en", "tr"), ("İngilizce", "tr", "en"), (None, "tr", "tr"), (None, "en", "en")),
        *(("German", "en", "en"), ("Almanca", "tr", "tr")),
    ],
)
def test_they_are_written_to_in_their_language(
    office: Office, speaks: str | None, office_writes: str, language: str
) -> None:
    office.do(setting_up.say_where, check(Reached, {"language": office_writes}))
    case_id = office.new_case(complainant={"name": "Jo Bloggs", "language": speaks})
    made = letter(office, case_id, ACK)
    assert made.language == language
    assert any("Is somebody there to help them?" in said for said in made.warnings) == (
        speaks in ("German", "Almanca")
    )


def test_another_language_than_theirs_is_pointed_out(office: Office) -> None:
    reachable(office)
    case_id = office.new_case(complainant={"name": "Jo Bloggs", "language": "Turkish"})
    assert letter(office, case_id, ACK).warnings == ()
    assert letter(office, case_id, ACK, "en").warnings == ("They speak Turkish, and this letter is in English.",)


def test_an_office_that_has_not_said_where_it_is_reached_is_told_so(office: Office) -> None:
    case_id = office.new_case(complainant={"name": "Jo Bloggs"})
    assert "how it is reached" in letter(office, case_id, ACK).warnings[0]


def test_who_acts_for_the_complainant_gets_the_letter(office: Office) -> None:
    case_id = office.new_case(
        complainant={"name": "Jo Bloggs", "email": "jo@bloggs.example"},
        representative={"name": "Ada Law", "email": "ada@law.example"},
    )
    made = letter(office, case_id, ACK, "en")
    assert made.text.startswith("Dear Ada Law,\n\nYou act for Jo Bloggs, so we are writing to you")
    assert (made.to_name, made.to_address) == ("Ada Law", "ada@law.example")
    turkish = letter(office, case_id, ACK, "tr").text
    assert turkish.startswith("Sayın Ada Law,")
    assert "Şikâyet sahibi: Jo Bloggs\n" in turkish


def test_an_organisation_and_a_number_are_not_greeted_by_name(office: Office) -> None:
    firm = office.new_case(complainant={"kind": "organisation", "name": "Kaya Ltd."})
    made = letter(office, firm, ACK, "en")
    assert made.text.startswith("Dear Sir or Madam,")
    assert made.to_name == "Kaya Ltd."
    number = office.new_case(complainant={"phone": "0532 555 01 47"})
    made = letter(office, number, ACK, "tr")
    assert made.text.startswith("Sayın İlgili,")
    assert "0532" not in made.text


def test_the_acknowledgement_says_by_when_they_hear(office: Office) -> None:
    made = letter(office, office.new_case(), ACK, "en")
    assert "You will have our decision by Monday 7 December 2026." in made.text
    assert "You will hear how it stands by Monday 30 November 2026" in made.text
    turkish = letter(office, office.new_case(), ACK, "tr")
    assert "Kararımızı size en geç 7 Aralık 2026 Pazartesi günü bildireceğiz." in turkish.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "You will have our decision by {}, and hear from us sooner if there is news."),
        ("tr", "Kararımızı size en geç {} günü bildireceğiz; yeni bir gelişme olursa daha önce bilgi vereceğiz."),
    ],
)
def test_one_day_for_both_promises_is_said_in_one_sentence(office: Office, language: str, said: str) -> None:
    """The decision and the next news are due on the same day: the day stands there once (7.3)."""
    known = read(office, office.new_case(complainant=PERSON))
    update = values(known, LetterKind.PROGRESS, language, CLERK, TYPED)["update_by"]
    for day in (known.today + timedelta(days=n) for n in range(60)):
        if written.day(day, language) == update:
            break
    same = [clock._replace(due_on=day.isoformat()) if clock.kind == "decide" else clock for clock in known.clocks]
    made = compose(replace(known, clocks=same), LetterKind.PROGRESS, CLERK, language=language, typed=TYPED)
    assert said.format(update) in made.text
    assert made.text.count(update) == 1


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_notice_of_delay_promises_no_news_until_a_day_that_is_not_before_it(
    office: Office, language: str
) -> None:
    """The decision comes on the day of the next news, or before it: the day stands there once (7.7)."""
    known = read(office, office.new_case(complainant=PERSON))
    for later, said in ((1, 0), (60, 1)):
        typed = replace(TYPED, new_date=known.today + timedelta(days=later))
        update = values(known, LetterKind.PROGRESS, language, CLERK, typed)["update_by"]
        made = compose(known, LetterKind.DELAY, CLERK, language=language, typed=typed)
        assert made.text.count(update) == said


def test_of_a_review_it_says_that_the_review_has_begun(office: Office) -> None:
    case_id = rejected_case(office)
    office.ask_review(case_id)
    made = letter(office, case_id, ACK, "en")
    assert "On Monday 23 November 2026 you asked us to look again" in made.text
    assert "Thank you for telling us about" not in made.text


def test_a_long_first_line_is_cut_at_a_word(office: Office) -> None:
    case_id = office.new_case(description="\n" + "The chair is broken " * 20 + "\nmore")
    quoted = letter(office, case_id, ACK, "en").text.partition("“")[2].partition("”")[0]
    assert len(quoted) <= 120
    assert quoted.endswith(("broken…", "chair…", "is…"))


def test_a_decision_wholly_theirs_names_no_way_on_and_another_does(office: Office) -> None:
    case_id = office.new_case()
    typed = {"decision": "You are right.", "remedies": (Remedy.REFUND,), "amount": 5000}
    made = letter(office, case_id, DECISION, "en", outcome=Outcome.UPHELD, **typed)
    assert made.recourse == ""
    assert "What we will do: refund\nSum: £50.00" in made.text
    other = letter(office, case_id, DECISION, "en", outcome=Outcome.NOT_UPHELD, **typed)
    assert other.tells_recourse(other.text)
    assert not other.tells_recourse("Nothing of it.")
    assert "– A review by us:" in other.text
    assert "until Tuesday 23 February 2027" in other.text


def test_after_the_review_only_what_is_outside_is_left(office: Office) -> None:
    case_id = rejected_case(office)
    office.ask_review(case_id)
    made = letter(office, case_id, FINAL, "en", decision="It stays as it was.", outcome=Outcome.NOT_UPHELD)
    assert "A review by us" not in made.text
    assert "– Citizens Advice consumer service: 0808 223 1133" in made.text
    office.decide(case_id, 3, outcome="not_upheld", decision="No.")
    office.go_outside(case_id, body="Citizens Advice consumer service")
    with pytest.raises(Exception, match="no outside body"):
        letter(office, case_id, FINAL, "en")


def test_the_notice_of_delay_names_the_moved_date(office: Office) -> None:
    case_id = office.new_case()
    office.extend(case_id, 3)
    made = letter(office, case_id, LetterKind.DELAY, "en", reason="They are silent")
    assert "by Thursday 10 December 2026." in made.text
    made = letter(office, case_id, LetterKind.DELAY, "en", reason="They are silent", new_date=date(2027, 1, 4))
    assert "by Monday 4 January 2027." in made.text
