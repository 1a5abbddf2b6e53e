"""What surrounds the desk: scope, interested parties, issues, risks, opportunities (ISO 10002:2018, 5.1)."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Word


class ContextKind(Word):
    """What an entry is."""

    SCOPE = "scope"
    PARTY = "party"
    ISSUE = "issue"
    RISK = "risk"
    OPPORTUNITY = "opportunity"

    @property
    def asks(self) -> str:
        """What belongs there, in our own words."""
        return _ASKS[self]


_ASKS = {
    ContextKind.SCOPE: "which complaints this desk handles, about what and whom, and which not",
    ContextKind.PARTY: "who has an interest in how complaints are handled, and what they expect",
    ContextKind.ISSUE: "what inside or outside the office makes it harder or easier",
    ContextKind.RISK: "what could go wrong, and what is done about it",
    ContextKind.OPPORTUNITY: "what could be made better, and what is done about it",
}
