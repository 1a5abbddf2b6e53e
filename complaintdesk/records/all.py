"""Every table of the desk: import this to have the whole schema (`METADATA`)."""

from __future__ import annotations

from sqlmodel import SQLModel

from complaintdesk.records.attachment import Attachment, StoredFile
from complaintdesk.records.authority import Authority, PriorityRule
from complaintdesk.records.case import Case
from complaintdesk.records.category import Category, Department
from complaintdesk.records.clock import CaseClock, ClockPause
from complaintdesk.records.communication import Communication
from complaintdesk.records.complainant import Complainant, ContactPoint
from complaintdesk.records.draft import Draft
from complaintdesk.records.event import Event
from complaintdesk.records.figure import FrozenMonth
from complaintdesk.records.indexes import INDEXES
from complaintdesk.records.investigation import Cause, Evidence, Investigation
from complaintdesk.records.letter import Letter, LetterTemplate
from complaintdesk.records.objective import Objective
from complaintdesk.records.policy import Policy, PolicyClock
from complaintdesk.records.proposal import PromisedRemedy, Proposal
from complaintdesk.records.recourse import Recourse, RecourseBody
from complaintdesk.records.sequence import ReferenceSequence
from complaintdesk.records.shop import Closure, OpeningDay, Shop
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.records.together import Participant, Task

METADATA = SQLModel.metadata

__all__ = [
    "INDEXES",
    "METADATA",
    "Attachment",
    "Authority",
    "Case",
    "CaseClock",
    "Category",
    "Cause",
    "ClockPause",
    "Closure",
    "Communication",
    "Complainant",
    "ContactPoint",
    "Department",
    "Draft",
    "Event",
    "Evidence",
    "FrozenMonth",
    "Investigation",
    "Letter",
    "LetterTemplate",
    "Objective",
    "OpeningDay",
    "Participant",
    "Policy",
    "PolicyClock",
    "PriorityRule",
    "PromisedRemedy",
    "Proposal",
    "Recourse",
    "RecourseBody",
    "ReferenceSequence",
    "Shop",
    "StaffMember",
    "StoredFile",
    "Task",
]
