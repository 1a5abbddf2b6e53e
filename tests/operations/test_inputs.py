"""What is wrong with an entry is said in a person's words, whatever the model that refuses it."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest
from pydantic import BaseModel

from complaintdesk.operations import inputs
from complaintdesk.operations.refusals import PATTERNS
from complaintdesk.rules.errors import Invalid

MODELS = [
    model
    for _, model in inspect.getmembers(inputs, inspect.isclass)
    if issubclass(model, inputs.Entered) and model.model_fields
]
WRONG: tuple[Any, ...] = (
    None,
    "",
    "?",
    "x" * 300_000,
    -1,
    2**70,
    1.5,
    True,
    [],
    {},
    ["?"],
    {"?": "?"},
    "1066-10-14",
)
# words that only a programmer would say
JARGON = re.compile(
    r"\binput\b|\bvalid|instance|dictionary|tuple|enum|pattern|\bparse|string|integer|boolean|value error|"
    r"datetime|timezone|extra|`|\bType\b"
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_refusal_is_a_sentence_for_people(model: type[BaseModel]) -> None:
    refused = 0
    for name in model.model_fields:
        for wrong in WRONG:
            try:
                inputs.check(model, {name: wrong})
            except Invalid as error:
                refused += 1
                for sentence in error.fields.values():
                    assert not JARGON.search(sentence), (name, str(wrong)[:40], sentence)
                    assert len(sentence) < 400
    assert refused


def test_every_pattern_is_told_in_words() -> None:
    found = set()
    for model in inputs.Entered.__subclasses__():
        for schema in (model.model_json_schema(), *model.model_json_schema().get("$defs", {}).values()):
            found |= set(re.findall(r"'pattern': '([^']+)'", str(schema)))
    assert found == set(PATTERNS)
