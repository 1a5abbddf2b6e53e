"""The office's own templates: kept, used, given up, and refused where a letter could not be made of them."""

from __future__ import annotations

import pytest

from complaintdesk.operations import templates
from complaintdesk.operations.inputs import TemplateGiven, check
from complaintdesk.queries import lettering
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText
from complaintdesk.store import presets
from tests.desk import Office

KIND = LetterKind.PROGRESS


def _save(office: Office, body: str, subject: str = "Ours", language: str = "en") -> None:
    given = {"kind": KIND, "language": language, "subject": subject, "body": body}
    office.do(templates.save, check(TemplateGiven, given))


def _own(office: Office) -> lettering.Templates:
    with office.desk.look() as look:
        return lettering.own_templates(look)


def test_one_is_kept_for_each_kind_and_language_and_given_up_again(office: Office) -> None:
    _save(office, "Hi {{ name }}!")
    _save(office, "Hello {{ name }}!")
    _save(office, "Merhaba {{ name }}!", language="tr")
    assert _own(office) == {
        (KIND, "en"): LetterText("Ours", "Hello {{ name }}!"),
        (KIND, "tr"): LetterText("Ours", "Merhaba {{ name }}!"),
    }
    office.do(templates.remove, KIND, "en")
    assert set(_own(office)) == {(KIND, "tr")}
    with pytest.raises(NotFound, match="no template of its own"):
        office.do(templates.remove, KIND, "en")


@pytest.mark.parametrize(
    "body",
    ["{{ nmae }}", "{{ offer }}", "{{ ''.__class__ }}", "{% for a in name %}{% endfor %}", "{{ name", "{# x #}"],
)
def test_what_no_letter_can_be_made_of_is_not_kept(office: Office, body: str) -> None:
    with pytest.raises(Invalid) as refused:
        _save(office, f"Hello\n{body}")
    assert set(refused.value.fields) == {"body"}
    assert _own(office) == {}


def test_every_change_is_in_the_trail(office: Office) -> None:
    _save(office, "Hi {{ name }}!")
    office.do(templates.remove, KIND, "en")
    kinds = [row[0] for row in office.rows("SELECT act FROM event ORDER BY id DESC LIMIT 2")]
    assert kinds == ["templates.remove", "templates.save"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_shipped_template_could_be_the_offices_own(office: Office, kind: LetterKind, language: str) -> None:
    shipped = presets.letter(kind, language)
    given = {"kind": kind, "language": language, "subject": shipped.subject, "body": shipped.body}
    office.do(templates.save, check(TemplateGiven, given))
    assert _own(office) == {(kind, language): shipped}
