"""The changes of an event as JSON, as `store.trail.changes_json` writes them, for a million events at a time.

A test holds the two to the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any

# How a value of each type is written; a field of a record has no other.
_JSON: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: str,
    bool: {False: "false", True: "true"}.__getitem__,
    type(None): lambda _: "null",
}
Pairs = Mapping[str, tuple[Any, Any]]


def new(table: str, row: Mapping[str, Any]) -> str:
    """A row that was made, with its `id` among its columns: every field that is not empty."""
    fields = ",".join(
        [
            f'"{name}":[null,{_JSON[type(value)](value)}]'
            for name, value in row.items()
            if value is not None and name != "id"
        ]
    )
    return f'{{"record":"{table}","id":{row["id"]},"what":"new","fields":{{{fields}}}}}'


def changed(table: str, identity: int, pairs: Pairs) -> str:
    """A row that was changed: old and new value of each field."""
    fields = ",".join(
        [f'"{name}":[{_JSON[type(old)](old)},{_JSON[type(now)](now)}]' for name, (old, now) in pairs.items()]
    )
    return f'{{"record":"{table}","id":{identity},"what":"changed","fields":{{{fields}}}}}'


def together(records: Iterable[str]) -> str:
    """All records of one event."""
    return f"[{','.join(records)}]"
