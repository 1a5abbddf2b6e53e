"""Lives a case: walks through its course and writes in the ledger what people do and say."""

from __future__ import annotations

from complaintdesk.sample.course import Course
from complaintdesk.sample.life.cast import Staff
from complaintdesk.sample.life.going_on import GoingOn

__all__ = ["Life", "Staff"]


class Life(GoingOn):
    """One case from its receipt as far as its course has come by the present."""

    def live(self, course: Course) -> None:
        """Take the complaint in and carry out every step that does not lie ahead."""
        self._begin(course)
        self._take_in()
        for at, what in course.steps:
            if at > self._office.present:
                break
            getattr(self, f"_{what}")(at)
