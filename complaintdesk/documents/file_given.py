"""A file of this machine, read so that it can be attached: as much of it as may be attached, and no more."""

from __future__ import annotations

from pathlib import Path

from complaintdesk.operations.inputs import FileGiven
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_names import clean_name
from complaintdesk.rules.file_types import MOST_MAIL_BYTES


def read_file(path: Path) -> FileGiven:
    """The file with its name. Raises `Invalid` where it cannot be read, or is none (a folder, a device).

    Of one that is larger than anything that may be attached only the beginning is read, and it is refused later.
    """
    name = clean_name(str(path.name).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    try:
        if not path.exists():
            raise _refused(f"There is no file {path}.")
        if not path.is_file():
            raise _refused(
                f"{path} is not a file." if not path.is_dir() else f"{path} is a folder: name a file in it."
            )
        with path.open("rb") as file:
            return FileGiven(name=name, content=file.read(MOST_MAIL_BYTES + 1))
    except (OSError, ValueError) as error:
        raise _refused(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _refused(sentence: str) -> Invalid:
    plain = sentence.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Invalid(plain, {"files": plain})
