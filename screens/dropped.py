"""Paths as people give them: typed, completed with Tab, or pasted by a terminal when a file is dropped on it."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_DRIVE = re.compile(r"""["']?(?:[A-Za-z]:[\\/]|\\\\)""")
_MOST_SEEN = 5000  # names of a folder that are looked at
_HEAD = re.compile(r"(?:From|Received|Return-Path|Delivered-To|Message-ID|Date|MIME-Version|Subject):", re.I)


class Completed(NamedTuple):
    """A path as far as it is clear, and the names that it may go on with."""

    text: str
    names: tuple[str, ...]


def paths_in(text: str, exists: Callable[[str], bool] = os.path.exists) -> list[str]:
    """The paths meant: quotes, `file://`, escaped blanks and several of them are understood, `~` is the home."""
    return [path for line in text.splitlines() for path in _of_line(line.strip(), exists)]


def _of_line(line: str, exists: Callable[[str], bool]) -> list[str]:
    if not line:
        return []
    whole = os.path.expanduser(line)  # noqa: PTH111 - text in, text out
    if exists(whole):
        return [whole]
    tokens = [os.path.expanduser(_of_uri(token)) for token in _tokens(line)]  # noqa: PTH111
    meant = all(exists(token) for token in tokens) or line[0] in "'\"" or "file://" in line or "\\ " in line
    return tokens if meant and tokens else [whole]


def _tokens(line: str) -> list[str]:
    """Split as a shell would; on Windows a backslash is part of the path."""
    windows = _DRIVE.match(line) is not None
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if windows:
        lexer.escape = ""
    try:
        return list(lexer)
    except ValueError:  # a quote that is not closed
        return [line]


def _of_uri(token: str) -> str:
    if not token.startswith("file://"):
        return token
    path = unquote(urlsplit(token).path)
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def is_mail_source(text: str) -> bool:
    """Whether this is the source of an e-mail rather than a path: several lines of a head."""
    lines = text.lstrip().splitlines()[:60]
    return sum(_HEAD.match(line) is not None for line in lines) >= 2


def completed(text: str) -> Completed:
    """The path completed as far as it is clear. Reads a folder: not for the app's own thread."""
    whole = os.path.expanduser(text)  # noqa: PTH111
    folder, begun = os.path.split(whole)
    names = [name for name in _names(folder or ".") if name.splitlines() == [name]]  # what one line can hold
    found = [name for name in names if name.startswith(begun)]
    if not found:
        found = [name for name in names if name.casefold().startswith(begun.casefold())]
    found = sorted(name for name in found if begun.startswith(".") or not name.startswith("."))
    if not found:
        return Completed(text, ())
    common = found[0] if len(found) == 1 else os.path.commonprefix(found)  # noqa: RUF071 - of names
    if len(common) < len(begun):  # they differ in small and capital letters only
        common = begun
    kept = text[: len(text) - len(begun)] if begun else text
    end = os.sep if len(found) == 1 and Path(folder or ".", common).is_dir() else ""
    return Completed(f"{kept}{common}{end}", () if len(found) == 1 else tuple(found))


def _names(folder: str) -> list[str]:
    names = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                names.append(entry.name)
                if len(names) == _MOST_SEEN:
                    break
    except (OSError, ValueError):  # no such folder, or one that may not be looked into
        return []
    return names


def newest(folders: tuple[Path, ...], ends: frozenset[str], most: int = 6) -> list[Path]:
    """The newest files of these folders with such an extension. Reads them: not for the app's own thread."""
    found: list[tuple[float, Path]] = []
    for folder in folders:
        for name in _names(str(folder)):
            path = folder / name
            if path.suffix.casefold().removeprefix(".") in ends and not name.startswith("."):
                try:
                    found.append((path.stat().st_mtime, path))
                except OSError:  # it has gone meanwhile
                    continue
    return [path for _, path in sorted(found, reverse=True)[:most]]
