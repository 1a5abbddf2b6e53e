"""The mapping that is proposed, by name and by content, and the doubts that are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaintdesk.documents.importing import words
from complaintdesk.rules.errors import Invalid
from tests.importing.samples import CITY, REGISTER, TURKISH, proposed, written


def test_a_regulators_register(tmp_path: Path) -> None:
    _, mapping = proposed(written(tmp_path, REGISTER))
    assert mapping.columns == {
        "Complaint ID": "origin_id",
        "Date received": "received",
        "Product": "product",
        "Sub-product": "sub_product",
        "Issue": "problem",
        "Sub-issue": "sub_issue",
        "Narrative": "description",
        "Public response": "note",
        "Tags": "needs",
        "State": "address",
        "Submitted via": "medium",
        "Date sent to company": "last_known",
        "Company response to consumer": "response",
        "Timely response?": "timely",
        "Consumer disputed?": "disputed",
        "Colour": "keep",
    }
    assert mapping.orders == {"Date received": "MDY", "Date sent to company": "MDY"}
    assert mapping.meanings["Company response to consumer"] == {
        "Closed with explanation": "closed, information",
        "Closed with monetary relief": "closed, upheld, compensation",
        "In progress": "open",
    }


def test_turkish_names(tmp_path: Path) -> None:
    _, mapping = proposed(written(tmp_path, TURKISH, encoding="utf-8-sig"))
    assert list(mapping.columns.values()) == [
        *("origin_id", "received", "name", "phone", "email", "product", "problem", "description", "sum_sought"),
        *("status", "closed", "medium", "department", "owner"),
    ]
    assert set(mapping.orders.values()) == {"DMY"}
    assert mapping.meanings["Durum"] == {"Açık": "open", "Kapalı": "closed", "İşlemde": "open"}


def test_a_citys_requests(tmp_path: Path) -> None:
    _, mapping = proposed(written(tmp_path, CITY))
    assert list(mapping.columns.values()) == [
        *("origin_id", "problem", "department", "status", "medium", "received", "last_known", "closed"),
        *("address", "keep"),
    ]
    assert any("no description in anybody's words" in note for note in mapping.notes)


def test_names_that_say_nothing_are_judged_by_content(tmp_path: Path) -> None:
    rows = ["f1,f2,f3,f4"]
    kinds = ("came too late", "does not work")
    rows += [
        f"2024-01-{n:02d},{kinds[n % 2]},p{n}@example.com,{'A long story of what went wrong. ' * 4}"
        for n in range(1, 25)
    ]
    _, mapping = proposed(written(tmp_path, "\n".join(rows)))
    assert list(mapping.columns.values()) == ["received", "problem", "email", "description"]
    assert len([note for note in mapping.notes if "is taken as" in note]) == 3


def test_an_open_order_is_said_and_other_columns_can_close_it(tmp_path: Path) -> None:
    _, mapping = proposed(written(tmp_path, "Received,Complaint\n01/02/2024,x\n03/04/2024,y\n"))
    assert mapping.orders == {"Received": "DMY"}
    assert any("nothing shows whether its days are DMY or MDY" in note for note in mapping.notes)
    _, mapping = proposed(written(tmp_path, "Received,Complaint,Closed\n01/02/2024,x,\n03/04/2024,y,03/25/2024\n"))
    assert mapping.orders == {"Received": "MDY", "Closed": "MDY"}
    assert any("other columns show MDY" in note for note in mapping.notes)


def test_a_number_that_stands_twice_recognises_nothing(tmp_path: Path) -> None:
    _, mapping = proposed(written(tmp_path, "ID,Received,Complaint\n" + "7,2024-01-01,x\n" * 5))
    assert mapping.columns["ID"] == "keep"


@pytest.mark.parametrize(
    ("columns", "people_in_it"),
    [
        ("Received,Company,Complaint\n2024-01-01,Acme,x\n", False),
        ("Received,Company,Customer,Complaint\n2024-01-01,Acme,Ann,x\n", True),
    ],
)
def test_a_company_is_the_complainants_where_there_are_complainants(
    tmp_path: Path, columns: str, people_in_it: bool
) -> None:
    _, mapping = proposed(written(tmp_path, columns))
    assert mapping.columns["Company"] == ("organisation" if people_in_it else "people_concerned")


def test_without_a_day_of_receipt_there_is_no_import(tmp_path: Path) -> None:
    _, mapping = proposed(written(tmp_path, "No,Complaint\n1,x\n"))
    with pytest.raises(Invalid, match="when the complaints were received"):
        mapping.check()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Closed with non-monetary relief", ("closed", "upheld", "other")),
        ("Closed without relief", ("closed", "not_upheld", "none")),
        ("Untimely response", ("open",)),
        ("Unresolved", ("open",)),
        ("Kapatıldı - iade yapıldı", ("closed", "refund")),
        ("Withdrawn", ("closed", "withdrawn")),
        ("Refund refused, not upheld", ("not_upheld",)),
        ("Partly upheld: apology", ("partly_upheld", "apology")),
        (
            "The officers responded and closed the door, then left without finding anybody to talk to.",
            (),
        ),
        ("N/A", ()),
    ],
)
def test_what_a_response_says(text: str, said: tuple[str, ...]) -> None:
    assert words.reading(text) == said


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        *(
            ("Web", "web_form"),
            ("Postal mail", "letter"),
            ("Email", "email"),
            ("E-posta", "email"),
            ("Posta", "letter"),
        ),
        *(("Phone Call", "phone"), ("Şahsen", "in_person"), ("WhatsApp", "message"), ("Referral", "referral")),
    ],
)
def test_media(text: str, channel: str) -> None:
    assert words.channel(text) == channel


def test_mail_is_a_letter_where_e_mail_has_its_own_name(tmp_path: Path) -> None:
    for other, meaning in (("Email", "letter"), ("Phone", "email")):
        text = f"Received,Complaint,Channel\n2024-01-01,x,Mail\n2024-01-01,y,{other}\n"
        assert proposed(written(tmp_path, text))[1].meanings["Channel"]["Mail"] == meaning
