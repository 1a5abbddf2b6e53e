"""What the line at the top counts: overdue, due today, safety, and what waits for who is working."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from complaintdesk.queries import case_list, together
from complaintdesk.queries.case_list import Listing
from complaintdesk.rules.vocabulary import Role, View
from complaintdesk.store.look import Look

_WARNED = (Role.QUALITY_OFFICER, Role.MANAGER)


class Counts(NamedTuple):
    """Numbers of open cases, and of tasks of theirs that are due."""

    overdue: int = 0
    due_today: int = 0
    safety: int = 0
    tasks: int = 0

    def words(self) -> Content:
        """`‼ 1 safety · 3 overdue · 2 due today · 1 task`; what is not there is left out, but for what is due."""
        parts = [Content.styled(f"‼ {self.safety} safety", "bold $text-warning")] if self.safety else []
        parts += [Content.styled(f"{self.overdue} overdue", "bold"), Content(f"{self.due_today} due today")]
        if self.tasks:
            parts.append(Content.styled(f"{self.tasks} task{'s' * (self.tasks > 1)}", "bold"))
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
        tasks=0 if staff_id is None else len(together.waiting(look, staff_id, today)),
    )
