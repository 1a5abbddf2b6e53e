"""The log of a case (7.3): what was said, written and noted, oldest first."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Channel
from screens.case_papers import attached_words
from screens.case_read import CaseRead
from screens.case_words import DIRECTION_SIGNS, label
from screens.widgets.reading import Block, Reading, Row

_WORDS = {"in": "in", "out": "out", "inside": "inside"}


class LogPane(Reading):
    """Every contact about the case; it opens at its end, where the news is."""

    HELP = (
        "The communication log (7.3). ◀ came in from the complainant, ▶ went out to them, ● stayed inside: only "
        "we read it. + names what is attached. j and k go from entry to entry, g and G to the first and the "
        "last; a adds to it."
    )

    def show_case(self, whole: CaseRead) -> None:
        """Show the log as it stands."""
        blocks = []
        for entry in whole.log:
            whom = f" · {entry.with_whom}" if entry.with_whom else ""
            head = (
                f"{DIRECTION_SIGNS.get(entry.direction, '·')} {_WORDS.get(entry.direction, entry.direction)}"
                f"  {whole.when(entry.at)}  {label(Channel, entry.channel)}  {entry.staff}{whom}"
            ).replace("\n", " ")
            rows = [Row(head, entry.direction), Row(entry.text, indent=2)]
            rows += [Row(words, style, indent=2) for words, style in attached_words(whole, entry.id)]
            if entry.of:
                rows.append(Row(f"said in {entry.of}, which is part of this case", "muted", indent=2))
            if entry.became:
                rows.append(Row(f"→ became a case of its own: {entry.became}", "muted", indent=2))
            rows.append(Row("", "gap"))
            blocks.append(Block(str(entry.id), tuple(rows)))
        self.show(blocks)
