"""Tables as other systems write them, made for the tests, and what becomes of their cells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from complaintdesk.documents.importing import bringing_in, profile, proposal, reading
from complaintdesk.documents.importing.bringing_in import Brought
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.rules import plain_text
from complaintdesk.store.look import Look
from tests.desk import Office

REGISTER = """\
Complaint ID,Date received,Product,Sub-product,Issue,Sub-issue,Narrative,Public response,Tags,State,\
Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?,Colour
A1,03/12/2014,Mortgage,FHA mortgage,Late fees,,,,,MI,Web,03/17/2014,Closed with explanation,Yes,No,red
A2,12/31/2013,Bank account,,Wrong invoice,Charged twice,"They said ""no"",
twice.",Believes it acted properly,Older American,NY,Phone,01/02/2014,Closed with monetary relief,Yes,Yes,
A3,01/05/2015,Mortgage,,Late fees,,,,"Older American, Servicemember",CA,Postal mail,01/05/2015,In progress,No,N/A,b
"""
TURKISH = (
    "Şikayet No;Başvuru Tarihi;Müşteri Adı;Telefon;E-posta;Ürün;Şikayet Türü;Açıklama;Talep Edilen Tutar;Durum;"
    "Kapanış Tarihi;Kanal;Sorumlu Birim;Sorumlu\r\n"
    '1;03.02.2024 14:30;Ayşe Yılmaz;0532 555 01 47;ayse@Ornek.com;Çamaşır makinesi;Teslimat gecikmesi;"Ürün '
    '""hâlâ"" gelmedi;\r\niki hafta oldu";1.250,50 TL;Kapalı;10.02.2024;Çağrı Merkezi;Lojistik;Can Öz\r\n'
    "2;04.02.2024;İbrahim Işık;+90 532 555 01 48;;Ütü;Arızalı ürün;İlk kullanışta bozuldu;;Açık;;Web sitesi;"
    "SALES;Ali\r\n"
    "3;05.02.2024;Ayşe Yılmaz;0 532 555 01 47;;Ütü;Arızalı ürün;Isınmıyor;;İşlemde;;E-posta;Lojistik;\r\n"
)
CITY = """\
SR_NUMBER,SR_TYPE,OWNER_DEPARTMENT,STATUS,ORIGIN,CREATED_DATE,LAST_MODIFIED_DATE,CLOSED_DATE,STREET_ADDRESS,WARD
SR-1,Rodents,Streets,Closed,Phone Call,05/21/2024 01:02:03 PM,05/22/2024 01:02:03 PM,05/22/2024 01:00 PM,1 N ST,1
SR-2,Pothole,CDOT,Open,Mobile Device,05/23/2024 12:00:00 AM,05/23/2024 01:02:03 PM,,2 N ST,2
"""
WITHOUT_NUMBERS = (
    "Opened,Complaint\n2024-02-01,The same words\n2024-02-01,The same words\n2024-02-02,Other words\n"
)


def written(folder: Path, text: str, name: str = "theirs.csv", encoding: str = "utf-8") -> Path:
    """The text as a file."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def proposed(path: Path) -> tuple[reading.Table, Mapping]:
    """The table and the mapping that is proposed for it."""
    table = reading.open_table(path)
    return table, proposal.propose(profile.profile(table))


def brought(office: Office, path: Path, *, skip_bad: bool = False) -> Brought:
    """Bring the file in as it is proposed."""
    table, mapping = proposed(path)
    return bringing_in.bring_in(office.desk, office.people[0], table, mapping, skip_bad=skip_bad)


def cases(office: Office) -> list[dict[str, Any]]:
    """Every case, oldest id first, with the label of its category and the name of its department."""
    with office.desk.look() as look:
        names = [row[1] for row in look.rows('PRAGMA table_info("case")')]
        found = [dict(zip(names, row, strict=True)) for row in look.rows('SELECT * FROM "case" ORDER BY id')]
        for case in found:
            case["other"] = json.loads(case["other_columns"] or "{}")
            case["label"] = look.value("SELECT label FROM category WHERE code = :code", code=case["problem"])
            case["department"] = look.value("SELECT name FROM department WHERE id = :id", id=case["department_id"])
            case["owner"] = look.value("SELECT name FROM staff_member WHERE id = :id", id=case["owner_id"])
            case["log"] = look.rows(
                "SELECT direction, text, at FROM communication WHERE case_id = :id", id=case["id"]
            )
            case["person"] = _person(look, case["complainant_id"])
    return found


def _person(look: Look, key: int | None) -> list[str]:
    """Every text that is kept of a complainant."""
    ways = look.rows("SELECT value FROM contact_point WHERE complainant_id = :id", id=key)
    person = look.row("SELECT name, organisation, language, needs_note FROM complainant WHERE id = :id", id=key)
    return [text for text in (*(person or ()), *(way[0] for way in ways)) if text]


def lost(table: reading.Table, case: dict[str, Any], cells: tuple[str, ...], days: set[str]) -> list[str]:
    """The cells that cannot be found again in the case; days may stand as ISO dates (`days` are those columns)."""
    kept = [text for text in (*case.values(), *case["other"].values(), *case["person"]) if isinstance(text, str)]
    kept += [text for _, text, _ in case["log"]]
    everything = "\n".join(" ".join(text.split()) for text in kept)
    missing = []
    for column, cell in zip(table.columns, cells, strict=True):
        text = " ".join(plain_text.clean(cell).split())
        if column in days and case["other"].get(column) is None:
            continue
        if text and text not in everything:
            missing.append(f"{column}: {text}")
    return missing
