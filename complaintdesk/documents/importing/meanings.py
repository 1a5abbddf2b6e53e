"""What the values of a column mean, proposed for those with few of them; a mapping file may say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from complaintdesk.documents.importing import words
from complaintdesk.documents.importing.fields import BY_CODE, KEEP, Kind
from complaintdesk.documents.importing.profile import Column
from complaintdesk.rules.vocabulary import Channel

_MOST = 60
_SHOWN = 5


def proposed(columns: Iterable[Column], chosen: dict[str, str], notes: list[str]) -> dict[str, dict[str, str]]:
    """Column → value → meaning, for the medium, the status and the response."""
    found: dict[str, dict[str, str]] = {}
    for column in columns:
        code = chosen.get(column.name, KEEP)
        if code not in ("medium", "status", "response") or column.kinds is None or len(column.kinds) > _MOST:
            continue
        kinds = sorted(kind for kind in column.kinds if not words.is_empty(kind))
        meaning = _media(kinds) if code == "medium" else {kind: ", ".join(words.reading(kind)) for kind in kinds}
        found[column.name] = meaning
        strange = [kind for kind in kinds if not meaning[kind] or meaning[kind] == Channel.OTHER]
        if strange and code != "response":
            shown = ", ".join(f"“{kind}”" for kind in strange[:_SHOWN]) + (", …" if len(strange) > _SHOWN else "")
            says = "other" if code == "medium" else "saying nothing"
            notes.append(f"“{column.name}”: {shown} taken as {says}.")
    return found


def allowed(code: str) -> frozenset[str]:
    """The words that a value of this field may mean in a mapping file; none where it has no such list."""
    if code == "medium":
        return frozenset(channel.value for channel in Channel)
    return words.KNOWN if code in ("status", "response") else frozenset()


def has_list(code: str) -> bool:
    """Whether values of this field may be given a meaning."""
    return bool(allowed(code))


def _media(kinds: list[str]) -> dict[str, str]:
    meaning: dict[str, str] = {kind: (words.channel(kind) or Channel.OTHER).value for kind in kinds}
    others = [kind for kind in kinds if words.plain(kind) != "mail"]
    if any(meaning[kind] == Channel.EMAIL for kind in others):
        # where e-mail has a name of its own, mail is what the postman brings
        meaning |= {kind: Channel.LETTER.value for kind in kinds if words.plain(kind) == "mail"}
    return meaning


def reader(code: str, given: dict[str, str]) -> Callable[[str], tuple[str, ...]]:
    """How a status or response is read: by what the mapping says its values mean, else by its words."""
    listed = {
        value: tuple(word.strip() for word in meaning.split(",") if word.strip())
        for value, meaning in given.items()
    }
    prose = BY_CODE[code].kind is Kind.TEXT

    def read(text: str) -> tuple[str, ...]:
        if (known := listed.get(text)) is not None:
            return known
        return () if prose and len(text) > 80 else words.reading(text)

    return read
