"""The language of letter templates: `{{ field }}` and `{% if field %} … {% endif %}`, and nothing else.

Jinja's sandbox reads and renders it; what a template holds beyond those two is refused before it is kept, by
walking its syntax tree. Values are text and are never read as a template. Jinja is loaded when it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letter_fields import FIELDS, known
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.policy_text import nearest

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

_MOST_SUBJECT, _MOST_BODY, _MOST_MARKS = 200, 20_000, 200
_ONLY = "only {{ field }} and {% if field %} … {% endif %} may stand in a template"
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


class LetterText(NamedTuple):
    """The subject and the body of a letter, or of the template of one."""

    subject: str
    body: str


class MissingField(Invalid):
    """A field that a letter needs is empty, so the letter does not go out."""

    def __init__(self, name: str) -> None:
        field = FIELDS[name]
        super().__init__(
            f"The letter cannot go out: the field “{name}” is empty ({field.says}). {field.fill_in}".rstrip(),
            {name: field.fill_in.rstrip(".") or "this is empty"},
        )
        self.name = name


def read(text: str) -> LetterText:
    """A template as it stands in a file: `Subject: …`, an empty line, the body. Raises `Invalid`."""
    first, _, rest = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n")
    found = re.match(r"\s*(?:subject|konu)\s*:\s*(\S.*)$", first, re.I)
    if found is None:
        raise Invalid(
            "A template begins with “Subject: …”, then an empty line, then the letter.",
            {"subject": "write “Subject: …” on the first line"},
        )
    return LetterText(found[1].strip(), rest.strip("\n"))


def check(kind: LetterKind, template: LetterText) -> None:
    """Raises `Invalid`, naming `subject` or `body`, for anything that a template of this kind may not hold."""
    wrong: dict[str, str] = {}
    for part, text, most in (
        ("subject", template.subject, _MOST_SUBJECT),
        ("body", template.body, _MOST_BODY),
    ):
        sentence = _wrong(kind, text, most)
        if part == "subject" and sentence is None and "\n" in text:
            sentence = "a subject is one line"
        if sentence is not None:
            wrong[part] = sentence
    if wrong:
        raise Invalid("; ".join(f"{part}: {sentence}" for part, sentence in wrong.items()) + ".", wrong)


def render(kind: LetterKind, template: LetterText, values: Mapping[str, str]) -> LetterText:
    """The letter: each field replaced by its value. Raises `MissingField` for one that is empty where it is used,
    `Invalid` for a template that `check` refuses."""
    check(kind, template)
    given = {name: values.get(name) or _Empty(name) for name in known(kind)}
    subject, body = (_environment().from_string(text).render(given) for text in template)
    return LetterText(" ".join(subject.split()), _BLANK_LINES.sub("\n\n", body).strip("\n"))


def load() -> None:
    """Load what renders templates, so that the first letter is composed as fast as the next."""
    _environment()


class _Empty:
    """An empty field: false in an `if`, and no letter where it is to be written."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        raise MissingField(self._name)


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # it is plain text; HTML is made of it by `documents`, which escapes all of it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for table in (made.globals, made.filters, made.tests):
        table.clear()
    return made


def _wrong(kind: LetterKind, text: str, most: int) -> str | None:
    """What a template may not hold, as a sentence without its full stop; None where it is well."""
    from jinja2 import TemplateSyntaxError

    if not text.strip():
        return "please fill this in"
    if len(text) > most:
        return f"this is longer than {most:,} characters"
    marks = re.findall(r"{%-?\s*(\w*)|({#)", text)
    if len(marks) > _MOST_MARKS:
        return f"there are more than {_MOST_MARKS} marks in it"
    for word, comment in marks:
        if comment or word not in ("if", "endif"):
            found = "a comment" if comment else f"{{% {word} %}}" if word else "a mark without a word"
            return f"{_ONLY}; this has {found}"
    try:
        return next(_strange(kind, _environment().parse(text)), None)
    except TemplateSyntaxError as error:
        return f"line {error.lineno}: {_ONLY}; this cannot be read: {(error.message or '').rstrip('.')}"


def _strange(kind: LetterKind, tree: nodes.Template) -> Iterator[str]:
    """A sentence for each thing in the tree that is neither text, a field, nor an if about a field."""
    from jinja2 import nodes

    waiting: list[nodes.Node] = list(tree.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, nodes.TemplateData):
            continue
        if isinstance(node, nodes.Output):
            waiting = [*node.nodes, *waiting]
        elif isinstance(node, nodes.Name):
            if sentence := _unknown(kind, node.name):
                yield f"line {node.lineno}: {sentence}"
        elif isinstance(node, nodes.If) and isinstance(node.test, nodes.Name) and not (node.elif_ or node.else_):
            waiting = [node.test, *node.body, *waiting]
        else:
            yield f"line {node.lineno}: {_ONLY}"


def _unknown(kind: LetterKind, name: str) -> str | None:
    if name in known(kind):
        return None
    if name in FIELDS:
        where = ", ".join(each.label for each in FIELDS[name].kinds)
        return f"the field “{name}” is for other letters ({where})"
    return f"there is no field “{name}”; {nearest(name, known(kind))}"
