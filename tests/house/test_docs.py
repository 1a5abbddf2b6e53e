"""The README is true: its verbs and flags exist, its keys are bound, its commands are those that CI runs."""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding

import screens
from complaintdesk import __version__
from complaintdesk.__main__ import _parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"complaintdesk ([^`\n]+)", "\n".join(re.findall(r"`complaintdesk[^`]*`|^\S*complaintdesk .*$", README, re.M))
)

_NAMED = {
    "?": {"question_mark"},
    "/": {"slash"},
    ".": {"full_stop"},
    "+": {"plus"},
    "@": {"at"},
    "esc": {"escape"},
    "←": {"left"},
    "→": {"right"},
    "↑": {"up"},
    "↓": {"down"},
    "ctrl+p": {App.COMMAND_PALETTE_BINDING},
}


def verbs() -> dict[str, argparse.ArgumentParser]:
    for action in _parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("no verbs")


def test_every_verb_is_in_the_readme_and_every_command_of_it_is_understood() -> None:
    known_verbs = verbs()
    used = set()
    for command in COMMANDS:
        words = command.split()
        if words[0] == "--db":
            words = words[2:]
        if words and words[0] in known_verbs:
            used.add(words[0])
            known = known_verbs[words[0]]._option_string_actions
            assert {word for word in words if word.startswith("--")} <= set(known), command
        else:
            assert not words, f"no such verb: complaintdesk {command}"
    assert used == set(known_verbs)


def test_every_flag_of_the_readme_exists() -> None:
    known = {flag for verb in verbs().values() for flag in verb._option_string_actions} | {"--db", "--version"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= known


def _bound() -> set[str]:
    """Every key that any class of the app binds."""
    keys: set[str] = set()
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        for _, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            bindings: list[Any] = thing.__dict__.get("BINDINGS", [])
            for binding in bindings:
                keys |= set((binding.key if isinstance(binding, Binding) else binding[0]).split(","))
    return keys | {App.COMMAND_PALETTE_BINDING}


def test_every_key_of_the_readme_is_bound() -> None:
    table = re.findall(r"^\| (?:everywhere|list|complaint|case) \| ([^|]+) \|", README, re.M)
    assert len(table) > 20
    bound = _bound()
    for cell in table:
        for key in cell.split():
            wanted = _NAMED.get(key.lower(), {key if len(key) == 1 else key.lower()})
            assert wanted & bound, f"{key} of the README is bound nowhere"


def test_no_claim_that_the_standard_does_not_allow() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        text = path.read_text(encoding="utf-8").lower()
        for word in ("compliant", "certif", "conforms to"):
            assert word not in text, f"{path.name} says {word}"


def test_ci_runs_the_readmes_own_two_commands() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.M)
    assert commands == [
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/complaintdesk demo",
        'python3 -m venv .venv && .venv/bin/pip install -q -e ".[dev]" && .venv/bin/pytest',
    ]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -E '^python3 -m venv ' README.md" in script
    assert script.rstrip().endswith(".venv/bin/pytest")


def test_links_and_pictures_are_there() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_changelog_has_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("group", ["dependencies", "dev"])
def test_ci_pins_everything_that_is_asked_for(group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] if group == "dependencies" else project["optional-dependencies"]["dev"]
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / ".ci" / "constraints.txt").read_text("utf-8"), re.M))
    for requirement in asked:
        if "win32" in requirement and "!= 'win32'" not in requirement:
            continue
        assert re.split(r"[<>=;\[ ]", requirement)[0].lower() in pinned
    lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"#.*|[a-z0-9-]+==[0-9][\w.]*", line) for line in lines)
