"""The policy: its editions, who has read them, the time limits in force, what is kept how long (5.2, 5.3, 8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.binding import Binding, BindingType

from complaintdesk.queries import commitment, lettering, people, retention
from complaintdesk.queries.commitment import RECORDS, TIME_LIMITS, EditionRow
from complaintdesk.rules import retention as rules
from complaintdesk.rules.languages import NAMES
from complaintdesk.store.look import Look
from screens import room_act
from screens.register import Block, Column, Entry, Register

NOTHING = -3  # the entry that says how to begin

_BEGIN = (
    "A complaints policy says what the office promises to whoever complains, how it works, and who answers "
    "for it. n begins a draft of a text that the desk brings along in English and Turkish; e fills in what is "
    "yours, a manager approves it with v, and everybody then says with u that they have read and understood it."
)


class PolicyScreen(Register):
    """The editions, the newest first."""

    NAME = "Policy"
    CLAUSES = "5.2, 5.3, 8.1"
    COLUMNS = (Column("What", 0), Column("State", 12), Column("Review by", 10), Column("Read", 9, right=True))
    HELP = (
        "The complaints policy in its editions. n begins a draft from the newest edition, or from a text that the "
        "desk brings along; e changes it, a manager approves it with v, and from then on it is never changed. "
        "u says that you have read and understood it. F9 prints it for the public. Below stand the time limits in "
        "force and what is kept for how long."
    )
    KEYS = ("policy.new", "policy.word", "policy.approve", "policy.read", "policy.print")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "draft", "New edition", id="policy.new", tooltip="Begin a draft of a new edition"),
        Binding("e", "word", "Change", id="policy.word", tooltip="Change the text of the draft"),
        Binding("v", "approve", "Approve", id="policy.approve", tooltip="Approve the draft, as a manager (5.2)"),
        Binding(
            "u", "understood", "Understood", id="policy.read", tooltip="You have read and understood it (5.3)"
        ),
        Binding("x", "drop", "Drop draft", id="policy.drop", show=False, tooltip="The draft is not wanted"),
        Binding("f9", "print", "Print", id="policy.print", tooltip="Save it for the public, in either language"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """Editions, newest first; then what belongs to them."""
        now, everybody = commitment.current(look), len(people.staff(look))
        found = []
        for row in reversed(commitment.editions(look)):
            state = commitment.state(row, now, look.today)
            missing = len(commitment.unread(look, row.id))
            read = "" if row.is_draft else f"{everybody - missing} of {everybody}"
            late = state == "in force" and row.review_on is not None and row.review_on < look.today
            cells = (f"Edition {row.number}", state, str(row.review_on or ""), read)
            found.append(Entry(row.id, cells, alert=late or state == "draft"))
        if not found:
            found.append(Entry(NOTHING, ("No policy yet: n begins one", "", "", ""), alert=True))
        checks = [row.check_by for row in commitment.time_limits(look) if row.check_by is not None]
        found.append(Entry(TIME_LIMITS, ("Time limits in force", "", min(checks, default=""), "")))
        found.append(Entry(RECORDS, ("What is kept for how long (8.1)", "", "", "")))
        return found

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """An edition with its text, or one of the two pages."""
        if entry_id == NOTHING:
            return [Block("No policy yet", _BEGIN)]
        if entry_id == TIME_LIMITS:
            return _time_limits(look)
        if entry_id == RECORDS:
            return _records(look)
        found = next((row for row in commitment.editions(look) if row.id == entry_id), None)
        return [] if found is None else _edition(look, found)

    @property
    def _draft(self) -> int | None:
        """The draft that there is."""
        return next((row.id for row in self.rows if row.cells[1] == "draft"), None)

    def _no_draft(self) -> None:
        self.say("There is no draft: n begins one.", error=True)

    async def action_draft(self) -> None:
        """Begin a new edition, and stand on it."""
        from complaintdesk.operations import commitment as operations

        self._at = None
        await room_act.carry_out(self, "A draft has begun; e changes it.", operations.draft)
        self.action_edge(False)

    async def action_word(self) -> None:
        """Change the draft's text."""
        from screens.dialogs.policy import WordingDialog

        edition_id = self._draft
        if edition_id is None:
            self._no_draft()
            return
        texts, head, version = await self.desk.look(
            lambda look: (
                commitment.texts(look, edition_id),
                lettering.letterhead(look),
                next(row.version for row in commitment.editions(look) if row.id == edition_id),
            )
        )
        self.ask(WordingDialog(edition_id, version, texts, head.language))

    async def action_approve(self) -> None:
        """Approve the draft."""
        from screens.dialogs.policy import ApprovalDialog

        if self._draft is None:
            self._no_draft()
            return
        self.ask(ApprovalDialog(self._draft, await self.desk.look(lambda look: look.today)))

    def action_understood(self) -> None:
        """Whoever works here has read and understood the edition under the cursor."""
        from complaintdesk.operations import commitment as operations

        if self.entry is None or self.entry.id < 0:
            self.say("Stand on an edition first.", error=True)
            return
        name, edition = self.desk.actor.name, self.entry
        question = f"{name}: have you read {edition.cells[0].lower()} of the policy, and understood it?"
        said = f"Noted: {name} has read and understood it."
        room_act.ask_first(self, "Read and understood", question, said, operations.read, edition.id)

    def action_drop(self) -> None:
        """Drop the draft."""
        from complaintdesk.operations import commitment as operations

        if self._draft is None:
            self._no_draft()
            return
        question = "Drop the draft? The history keeps what it said."
        room_act.ask_first(self, "Drop the draft", question, "The draft is dropped.", operations.drop, self._draft)

    async def action_print(self) -> None:
        """The policy in force, for the public."""
        from screens.dialogs.print_paper import PrintDialog

        dialog = PrintDialog(None, await self.desk.look(lettering.letterhead), first="policy")
        self.app.push_screen(dialog, lambda done: self.say(dialog.done) if done else None)


def _edition(look: Look, row: EditionRow) -> list[Block]:
    zone = ZoneInfo(look.office.time_zone)
    state = commitment.state(row, commitment.current(look), look.today)
    facts = [f"state      {state}"]
    if row.approved_by is not None:
        facts.append(f"approved   by {row.approved_by} on {row.approved_on}")
        facts.append(f"in force   from {row.effective_on}, to be reviewed by {row.review_on}")
    else:
        facts.append(f"drafted    by {row.drafted_by}")
    blocks = [Block(f"Edition {row.number}", "\n".join(facts))]
    if not row.is_draft:
        read = [
            f"✓ {each.name} · {datetime.fromisoformat(each.at).astimezone(zone):%Y-%m-%d}"
            for each in commitment.readings(look, row.id)
        ]
        missing = [f"✗ {person.name} has not" for person in commitment.unread(look, row.id)]
        blocks.append(Block("Read and understood", "\n".join([*read, *missing])))
    blocks += [Block(NAMES[language], text) for language, text in commitment.texts(look, row.id).items()]
    return blocks


def _time_limits(look: Look) -> list[Block]:
    blocks = [
        Block(f"{row.name} ({row.code})", f"source    {row.source}\ncheck by  {row.check_by or '—'}")
        for row in commitment.time_limits(look)
    ]
    blocks.append(Block("", "complaintdesk policy shows what each promises, and puts another in force."))
    return blocks


def _records(look: Look) -> list[Block]:
    found = retention.retention_terms(look)
    more = "" if found.complete else " or more"
    terms = "\n".join(
        f"{term.name}: "
        + (
            f"{term.keep_years} years from closing; {term.past:,}{more} closed cases are past that"
            if term.keep_years is not None
            else "no term is named; keep_years in a policy file of your own sets one"
        )
        for term in found.terms
    )
    return [
        Block("For how long", terms),
        *(Block(each.title, each.about) for each in rules.KEPT),
        Block("Legal hold", rules.LEGAL_HOLD),
        Block("Confidentiality", rules.CONFIDENTIAL),
        Block("Disposal", rules.ERASURE),
    ]
