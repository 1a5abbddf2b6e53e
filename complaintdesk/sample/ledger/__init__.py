"""What each act of a life leaves in the file: the rows and the event that the operation of its name would leave.

The operations work on one case at a time through a session; a sample of a million rows cannot wait for that.
A test lives the same lives through both and compares every row and every event.
"""

from __future__ import annotations

from complaintdesk.sample.ledger.recourse import Recourse
from complaintdesk.sample.ledger.rows import Happened, Numbers, Row, Said

__all__ = ["Happened", "Ledger", "Numbers", "Row", "Said"]


class Ledger(Recourse):
    """One case as it is being lived. Moments are `sample.office` moments; codes are in their stored form."""
