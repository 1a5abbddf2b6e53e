"""A defect of the program: written down in the log of this machine, and said in a sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from datetime import UTC, datetime

from complaintdesk import __version__
from complaintdesk.store import places

_NO_MORE = (errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


def tell(error: BaseException) -> int:
    """Write the defect down and say where; returns the exit code. The traceback itself where that fails."""
    path = places.log_file()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    text = f"{now} complaintdesk {__version__}\n{''.join(traceback.format_exception(error))}\n"
    try:
        places.make_private_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            places.make_private_file(path)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)
    except OSError:
        sys.stderr.write(text)
        where = "It could not be written down."
    else:
        where = f"It is written down in {path}."
    sys.stderr.write(f"complaintdesk: This is a defect of the program. {where} Nothing that was saved is lost.\n")
    return 1


def full(error: Exception) -> str | None:
    """What is wrong where output (or a temporary file) cannot be written, as on a full disk; None for a defect."""
    if not isinstance(error, OSError) or error.filename is not None or error.errno not in _NO_MORE:
        return None
    try:
        sys.stdout.flush()
    except OSError:  # what is left in the buffer must not fail again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return error.strerror
