"""A template may name its fields and leave out what is empty, and nothing else; what is empty stops the letter."""

from __future__ import annotations

import time

import pytest

from complaintdesk.rules import merge
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letter_fields import FIELDS, known
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText, MissingField
from tests.hostile import HOSTILE

KIND = LetterKind.PROGRESS
VALUES = {name: f"<{name}>" for name in FIELDS}


def _body(body: str, **values: str) -> str:
    return merge.render(KIND, LetterText("S", body), {**VALUES, **values}).body


def test_fields_are_replaced_and_empty_parts_are_left_out() -> None:
    assert _body("{{ name }}, {{reference}}.") == "<name>, <reference>."
    assert _body("a\n\n{% if owner %}\n{{ owner }} does it.\n{% endif %}\n\nb") == "a\n\n<owner> does it.\n\nb"
    assert _body("a\n\n{% if owner %}\n{{ owner }} does it.\n{% endif %}\n\nb", owner="") == "a\n\nb"
    assert _body("{% if owner %}{% if news %}both{% endif %}{% endif %}", news="") == ""


def test_the_subject_is_one_line_and_has_fields_too() -> None:
    made = merge.render(KIND, LetterText("About {{ about }}", "x"), {**VALUES, "about": "two\nlines"})
    assert made.subject == "About two lines"


@pytest.mark.parametrize("name", sorted(set(known(KIND))))
def test_an_empty_field_that_is_needed_stops_the_letter_and_says_what_to_do(name: str) -> None:
    with pytest.raises(MissingField) as stopped:
        _body(f"Hello {{{{ {name} }}}}", **{name: ""})
    assert stopped.value.name == name
    assert name in stopped.value.fields
    assert f"“{name}” is empty" in str(stopped.value)
    assert FIELDS[name].fill_in in str(stopped.value)


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__ }}",
        "{{ name.__class__.__mro__ }}",
        "{{ name[0] }}",
        "{{ name | upper }}",
        "{{ name() }}",
        "{{ 7 * 7 }}",
        "{{ 'text' }}",
        "{{ name ~ owner }}",
        "{{ cycler }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum }}",
        "{{ self }}",
        "{{ range(10**9) }}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% for a in name %}{{ a }}{% endfor %}",
        "{% set name = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% block b %}{% endblock %}",
        "{% call name() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with name = 1 %}{% endwith %}",
        "{% raw %}{{ name }}{% endraw %}",
        "{% if name == 'x' %}y{% endif %}",
        "{% if name and owner %}y{% endif %}",
        "{% if not name %}y{% endif %}",
        "{% if name is defined %}y{% endif %}",
        "{% if name %}a{% else %}b{% endif %}",
        "{% if name %}a{% elif owner %}b{% endif %}",
        "{% if name %}never ended",
        "{% endif %}",
        "{{ name",
        "{{ }}",
        "{# a comment #}",
        "{% %}",
        "{%- if name -%}x{%- endif -%}{% do name %}",
    ],
)
def test_anything_else_is_refused(body: str) -> None:
    with pytest.raises(Invalid) as refused:
        merge.check(KIND, LetterText("S", f"Hello\n{body}"))
    assert set(refused.value.fields) == {"body"}
    with pytest.raises(Invalid):
        merge.render(KIND, LetterText("S", body), VALUES)
    with pytest.raises(Invalid) as above:
        merge.check(KIND, LetterText(body, "Hello"))
    assert "subject" in above.value.fields


def test_a_field_that_is_not_known_is_named_with_its_line() -> None:
    with pytest.raises(Invalid, match="line 3: there is no field “nmae”; did you mean “name”"):
        merge.check(KIND, LetterText("S", "a\nb\n{{ nmae }}"))
    with pytest.raises(Invalid, match=r"“offer” is for other letters \(offer\)"):
        merge.check(KIND, LetterText("S", "{{ offer }}"))


def test_what_would_take_long_is_refused_at_once() -> None:
    began = time.perf_counter()
    for body in ("{% if name %}" * 5_000 + "x", "x" * 30_000, "{{ name }}" * 2_000 + "{% if name %}" * 300):
        with pytest.raises(Invalid):
            merge.check(KIND, LetterText("S", body))
    merge.check(KIND, LetterText("S", "{% if name %}" * 90 + "x" + "{% endif %}" * 90))
    assert time.perf_counter() - began < 5


def test_an_empty_template_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        merge.check(KIND, LetterText(" ", "\n"))
    assert set(refused.value.fields) == {"subject", "body"}


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_a_value_is_never_read_as_a_template(text: str) -> None:
    assert _body("[{{ name }}]", name=f"{{{{ 7*7 }}}}{text}").startswith("[{{ 7*7 }}")
    assert _body("{{ name }}", name="{% for a in b %}") == "{% for a in b %}"


def test_a_file_is_read_as_subject_and_body() -> None:
    assert merge.read("\ufeffSubject:  Hello {{ name }} \r\n\r\nOne\r\n\r\nTwo\r\n") == (
        "Hello {{ name }}",
        "One\n\nTwo",
    )
    assert merge.read("Konu: Merhaba\n\nGövde").subject == "Merhaba"
    for text in ("", "Hello", "Subject:\n\nx"):
        with pytest.raises(Invalid, match="begins with “Subject: …”"):
            merge.read(text)


def test_the_table_of_fields_says_what_each_is_and_what_to_do() -> None:
    for name, field in FIELDS.items():
        assert field.says
        assert field.kinds
        assert name.isidentifier()
        assert not field.fill_in or field.fill_in.endswith(".")
    for inside in ("decision_reason", "assessment_note", "findings", "evidence"):
        assert inside not in FIELDS
