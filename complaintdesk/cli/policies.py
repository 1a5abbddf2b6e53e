"""`policy`: the deadline policies that are shipped, what each promises, and which one is in force (5.3)."""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.policy_text import policy_of

if TYPE_CHECKING:
    from complaintdesk.rules.clocks import Policy

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_HEADINGS = ("Code", "Name", "In force", "Check by", "Source")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("policy", help="show the deadline policies, or put one in force")
    parser.add_argument("code", nargs="?", metavar="CODE", type=output.typed, help="one that is shipped")
    parser.add_argument("--file", type=Path, metavar="FILE", help="one of your own, written in TOML")
    parser.add_argument(
        "--use", action="store_true", help="put it in force for complaints that come in from now on"
    )
    parser.add_argument("--category", metavar="CODE", type=output.typed, help="with --use: for this category only")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List, show, or put in force."""
    if given.code is None and given.file is None:
        if given.use:
            raise Invalid("Say which policy: complaintdesk policy CODE --use.")
        return _list(given)
    chosen = _chosen(given)
    if not given.use:
        sys.stdout.write(_page(chosen))
        return 0
    desk = session.open_here(given)
    from complaintdesk.operations import setting_up

    with desk.act(session.actor_here(desk, given.actor)) as act:
        setting_up.use_policy(act, chosen, given.category)
    desk.close()
    whose = f"complaints of the category “{given.category}”" if given.category else "all complaints"
    output.say(f"From now on “{chosen.name}” holds for {whose} that come in; open cases keep their own.")
    return 0


def _list(given: argparse.Namespace) -> int:
    from complaintdesk.queries import calendar
    from complaintdesk.store import presets

    desk = session.open_here(given)
    with desk.look() as look:
        in_force = calendar.policy(look)
    desk.close()
    known = {code: presets.preset(code) for code in presets.codes()}
    known.setdefault(in_force.code, in_force)
    output.print_table(
        _HEADINGS,
        [
            (
                code,
                output.line(policy.name),
                "yes" if code == in_force.code else "",
                policy.check_by.isoformat() if policy.check_by else "—",
                output.line(policy.source),
            )
            for code, policy in known.items()
        ],
    )
    return 0


def _chosen(given: argparse.Namespace) -> Policy:
    """The policy that is meant. Raises `Invalid` with file, line and nearest name."""
    from complaintdesk.store import presets

    if given.file is None:
        return presets.preset(given.code)
    try:
        return policy_of(tomllib.loads(given.file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise Invalid(f"{given.file} cannot be read: {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{given.file} is not TOML: {error}.") from error
    except Invalid as error:
        raise Invalid(f"{given.file}: {error}", error.fields) from error


def _page(policy: Policy) -> str:
    lines = [output.line(f"{policy.name} ({policy.code})"), f"  source: {output.line(policy.source)}"]
    lines.append(
        f"  holds since {policy.valid_from.isoformat()}"
        + (f", check by {policy.check_by}" if policy.check_by else "")
    )
    lines += [f"  records are kept {policy.keep_years} years"] if policy.keep_years else []
    lines += [f"  {output.line(policy.note)}"] if policy.note else []
    for clock in policy.clocks:
        more = [
            "by law" if clock.statutory else "",
            f"may be extended by {clock.words(clock.extend_by)}" if clock.extend_by else "",
            f"for {clock.priority.label} priority" if clock.priority else "",
            clock.rule or "",
        ]
        told = ", ".join(output.line(part) for part in more if part)
        lines.append(f"  {clock.kind.label + ':':<24} {clock.length_words} from when {clock.anchor.label}")
        lines += [f"  {'':<24} {told}"] if told else []
    return "\n".join(lines) + "\n"
