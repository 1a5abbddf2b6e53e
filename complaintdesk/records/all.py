"""Every table of the desk: import this to have the whole schema (`METADATA`)."""

from __future__ import annotations

from sqlmodel import SQLModel

from complaintdesk.records.attachment import Attachment, StoredFile
from complaintdesk.records.audit import Audit, AuditedCase, AuditFigure, AuditFinding, AuditQuestion
from complaintdesk.records.authority import Authority, PriorityRule
from complaintdesk.records.case import Case
from complaintdesk.records.category import Category, Department
from complaintdesk.records.clock import CaseClock, ClockPause
from complaintdesk.records.commitment import DeskMode, PolicyEdition, PolicyReading, PolicyWording
from complaintdesk.records.communication import Communication
from complaintdesk.records.complainant import Complainant, ContactPoint
from complaintdesk.records.draft import Draft
from complaintdesk.records.event import Event
from complaintdesk.records.figure import FrozenMonth
from complaintdesk.records.improvement import (
    DismissedPattern,
    Improvement,
    ImprovementCase,
    ImprovementCheck,
    ImprovementRound,
)
from complaintdesk.records.indexes import INDEXES
from complaintdesk.records.investigation import Cause, Evidence, Investigation
from complaintdesk.records.letter import Letter, LetterTemplate
from complaintdesk.records.management_review import ManagementReview, ReviewDecision, ReviewPack
from complaintdesk.records.objective import Objective
from complaintdesk.records.plan import ContextEntry, PlanItem
from complaintdesk.records.policy import Policy, PolicyClock
from complaintdesk.records.proposal import PromisedRemedy, Proposal
from complaintdesk.records.quality import QualityAnswer, QualityReview, QualitySample
from complaintdesk.records.recourse import Recourse, RecourseBody
from complaintdesk.records.satisfaction import Sampled, Survey, SurveyTry
from complaintdesk.records.sequence import ReferenceSequence
from complaintdesk.records.shop import Closure, OpeningDay, Shop
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.records.together import Participant, Task
from complaintdesk.records.training import TrainingRecord, TrainingTopic

METADATA = SQLModel.metadata

__all__ = [
    "INDEXES",
    "METADATA",
    "Attachment",
    "Audit",
    "AuditFigure",
    "AuditFinding",
    "AuditQuestion",
    "AuditedCase",
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
    "ContextEntry",
    "Department",
    "DeskMode",
    "DismissedPattern",
    "Draft",
    "Event",
    "Evidence",
    "FrozenMonth",
    "Improvement",
    "ImprovementCase",
    "ImprovementCheck",
    "ImprovementRound",
    "Investigation",
    "Letter",
    "LetterTemplate",
    "ManagementReview",
    "Objective",
    "OpeningDay",
    "Participant",
    "PlanItem",
    "Policy",
    "PolicyClock",
    "PolicyEdition",
    "PolicyReading",
    "PolicyWording",
    "PriorityRule",
    "PromisedRemedy",
    "Proposal",
    "QualityAnswer",
    "QualityReview",
    "QualitySample",
    "Recourse",
    "RecourseBody",
    "ReferenceSequence",
    "ReviewDecision",
    "ReviewPack",
    "Sampled",
    "Shop",
    "StaffMember",
    "StoredFile",
    "Survey",
    "SurveyTry",
    "Task",
    "TrainingRecord",
    "TrainingTopic",
]
