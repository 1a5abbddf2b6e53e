"""What the line at the top counts: overdue, due today, safety, and what waits for who is working."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from complaintdesk.queries import case_list, outbox, together
from complaintdesk.queries.case_list import Listing
from complaintdesk.rules.vocabulary import Role, View
from complaintdesk.store.look import Look

_WARNED = (Role.QUALITY_OFFICER, Role.MANAGER)


class Counts(NamedTuple):
    """Numbers of open cases, of tasks of theirs that are due, and of letters that did not go out."""

    overdue: int = 0
    due_today: int = 0
    safety: int = 0
    tasks: int = 0
    unsent: int = 0

    def words(self) -> Content:
        """`‼ 1 safety · 3 overdue · 2 due today · 1 task · ✉ 1 not sent`; only what there is, and what is due."""
        parts = [Content.styled(f"‼ {self.safety} safety", "bold $text-warning")] if self.safety else []
        parts += [Content.styled(f"{self.overdue} overdue", "bold"), Content(f"{self.due_today} due today")]
        if self.tasks:
            parts.append(Content.styled(f"{self.tasks} task{'s' * (self.tasks > 1)}", "bold"))
        if self.unsent:
            parts.append(Content.styled(f"✉ {self.unsent} not sent", "bold $text-warning"))
        return Content(" · ").join(parts)

    def short(self) -> Content:
        """What needs somebody at once, where there is no room for all of it."""
        parts = [Content.styled(f"‼ {self.safety}", "bold $text-warning")] if self.safety else []
        parts += [Content.styled(f"{self.overdue} overdue", "bold")] if self.overdue else []
        parts += [Content.styled(f"✉ {self.unsent} not sent", "bold $text-warning")] if self.unsent else []
        return Content(" · ").join(parts)

    def warns(self, before: Counts, role: str) -> bool:
        """Whether a case has come up in which safety may be at stake, and this role is to know (7.5)."""
        return self.safety > before.safety and role in _WARNED


def counts(look: Look, staff_id: int | None) -> Counts:
    """The numbers of now, for this person."""
    today = look.today
    return Counts(
        overdue=case_list.count(look, Listing(View.OVERDUE, today)),
        due_today=case_list.due_on(look, today),
        safety=case_list.count(look, Listing(View.SAFETY, today)),
        unsent=outbox.late(look),
        tasks=0 if staff_id is None else len(together.waiting(look, staff_id, today)),
    )
