"""A mapping as a TOML file: written to be corrected by hand, read with the line of whatever is wrong in it."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from complaintdesk.documents.importing import meanings
from complaintdesk.documents.importing.days import ORDERS
from complaintdesk.documents.importing.fields import BY_CODE, FIELDS, KEEP, Kind
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.rules import money
from complaintdesk.rules.errors import Invalid, NotFound, NotSaved

_TABLES = ("columns", "dates", "meanings", "currency")
_HEAD = """\
# How complaintdesk reads the columns of {name}.
# "Column of the file" = "field"; a column that goes to "{keep}", or is not named here, is kept with the case.
# Fields: {fields}
"""


def save(mapping: Mapping, path: Path, table: Path) -> None:
    """Write the mapping for the table. Raises `NotSaved`."""
    fields = ", ".join(field.code for field in FIELDS)
    lines = [_HEAD.format(name=table.name.encode("unicode_escape").decode(), keep=KEEP, fields=fields)]
    if mapping.currency:
        lines.append(f"currency = {_quoted(mapping.currency)}\n")
    lines.append("[columns]")
    lines += [f"{_quoted(column)} = {_quoted(code)}" for column, code in mapping.columns.items()]
    if mapping.orders:
        lines.append(f"\n# One of {', '.join(ORDERS)}: the order of day, month and year.\n[dates]")
        lines += [f"{_quoted(column)} = {_quoted(order)}" for column, order in mapping.orders.items()]
    for column, values in mapping.meanings.items():
        words = ", ".join(sorted(meanings.allowed(mapping.columns[column])))
        lines.append(f"\n# Words: {words}\n[meanings.{_quoted(column)}]")
        lines += [f"{_quoted(value)} = {_quoted(meaning)}" for value, meaning in values.items()]
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise NotSaved(f"The mapping could not be written to {path}: {error.strerror or error}.") from error


def load(path: Path, columns: Iterable[str]) -> Mapping:
    """The mapping in the file, for a table with these columns. Raises `NotFound`, `Invalid` with the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        given = tomllib.loads(text)
    except FileNotFoundError as error:
        raise NotFound(f"There is no mapping file {path}.") from error
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror or error}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Invalid(f"{path} is no mapping file: {error}.") from error
    return _File(path, text, list(columns)).mapping(given)


class _File:
    """A mapping file under examination."""

    def __init__(self, path: Path, text: str, columns: list[str]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._columns = columns

    def mapping(self, given: dict[str, Any]) -> Mapping:
        for name in given:
            self._known("setting", name, _TABLES)
        chosen = self._table(given, "columns")
        codes = [*BY_CODE, KEEP]
        for column, code in chosen.items():
            self._known("column of the file", column, self._columns)
            self._known("field", code, codes, near=column)
        orders = self._table(given, "dates")
        for column, order in orders.items():
            self._mapped(column, chosen, "dates", _kind(chosen.get(column, KEEP)) is Kind.DAY)
            self._known("order of days", order, ORDERS, near=column, after="dates")
        return Mapping(
            columns={column: chosen.get(column, KEEP) for column in self._columns},
            orders=orders,
            meanings=self._meanings(given, chosen),
            currency=self._currency(given),
        )

    def _meanings(self, given: dict[str, Any], chosen: dict[str, str]) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        tables = given.get("meanings", {})
        if not isinstance(tables, dict):
            raise self._wrong("meanings", '“meanings” must be tables, like [meanings."Status"]')
        for column in tables:
            code = chosen.get(column, KEEP)
            self._mapped(column, chosen, "meanings", meanings.has_list(code))
            found[column] = self._table(tables, column)
            for value, meaning in found[column].items():
                for word in (word.strip() for word in meaning.split(",")):
                    if word:
                        self._known("word", word, meanings.allowed(code), near=value, after="meanings")
        return found

    def _currency(self, given: dict[str, Any]) -> str | None:
        code = given.get("currency")
        if code is None:
            return None
        if not isinstance(code, str):
            raise self._wrong("currency", "“currency” must be a code like EUR")
        try:
            money.decimals(code)
        except Invalid as error:
            raise self._wrong("currency", str(error)) from error
        return code

    def _table(self, given: dict[str, Any], name: str) -> dict[str, str]:
        table = given.get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(name, f"“{name}” must be a table, like [{name}]")
        for key, value in table.items():
            if not isinstance(value, str):
                raise self._wrong(key, f"“{key}” must be followed by a text in quotes")
        return table

    def _mapped(self, column: str, chosen: dict[str, str], table: str, fits: bool) -> None:
        self._known("column of the file", column, self._columns)
        if not fits:
            to = chosen.get(column, KEEP)
            raise self._wrong(column, f"“{column}” goes to “{to}”, which takes no {table}", table)

    def _known(self, what: str, name: str, names: Iterable[str], near: str = "", after: str = "") -> None:
        names = list(names)
        if name not in names:
            like = difflib.get_close_matches(name, names, 1, 0.5)
            meant = f" Did you mean “{like[0]}”?" if like else ""
            raise self._wrong(near or name, f"there is no {what} “{name}”.{meant}", after)

    def _wrong(self, key: str, why: str, after: str = "") -> Invalid:
        sentence = why if why.endswith((".", "?")) else f"{why}."
        return Invalid(f"{self._path}, line {self._line(key, after)}: {sentence}")

    def _line(self, key: str, after: str) -> int:
        """The line with the key, which TOML's reader does not tell; below its table's head if that is given."""
        names = (at for at, line in enumerate(self._lines) if line.strip().startswith(f"[{after}"))
        start = next(names, 0) if after else 0
        either = "|".join((re.escape(_quoted(key)), f"'{re.escape(key)}'", re.escape(key)))
        spelt = re.compile(rf"\s*\[?[\w.]*(?:{either})\s*[\]=]")
        places = (*range(start, len(self._lines)), *range(start))
        return next((at + 1 for at in places if spelt.match(self._lines[at])), 1)


def _kind(code: str) -> Kind | None:
    return BY_CODE[code].kind if code in BY_CODE else None


def _quoted(text: str) -> str:
    """A TOML basic string: as JSON's, but DEL must be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
