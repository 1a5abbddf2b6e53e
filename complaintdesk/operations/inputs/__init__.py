"""What people enter, checked: the same models for screens, shell and importer.

Text is cleaned (`rules.plain_text`), empty text becomes None, sums are minor units, dates are office dates.
"""

from __future__ import annotations

from complaintdesk.operations.inputs.fields import Entered, as_instant, check
from complaintdesk.operations.inputs.files import Attaching, FileGiven, MailGiven
from complaintdesk.operations.inputs.handling import (
    Acknowledgement,
    Assessment,
    EvidenceGiven,
    Extension,
    Findings,
    LogEntry,
    Standstill,
)
from complaintdesk.operations.inputs.improvement import (
    CasesLinked,
    ImprovementBegun,
    ImprovementChecked,
    ImprovementClosed,
    ImprovementDone,
    ImprovementWhy,
    ImprovementWritten,
    PatternDismissed,
)
from complaintdesk.operations.inputs.letters import Outgoing, TemplateGiven, Written
from complaintdesk.operations.inputs.office import Person, Reached, Start
from complaintdesk.operations.inputs.outcome import (
    Answered,
    Closing,
    Concluded,
    Decision,
    Done,
    GoneOutside,
    Informed,
    Offer,
    ReviewAsked,
    Settlement,
    Told,
    Verified,
)
from complaintdesk.operations.inputs.receipt import (
    ComplainantGiven,
    Complaint,
    ContactGiven,
    Correction,
    PersonCorrected,
)
from complaintdesk.operations.inputs.satisfaction import (
    AskedBy,
    CallMade,
    Interviewing,
    SurveyAnswer,
    SurveyDrawn,
    SurveyEnded,
    SurveyMeant,
)
from complaintdesk.operations.inputs.sending import Again, GivenUp
from complaintdesk.operations.inputs.settings import Settings
from complaintdesk.operations.inputs.together import (
    Asked,
    EntryMeant,
    Into,
    Nothing,
    Owner,
    PartEnded,
    PartGiven,
    TaskAnswer,
    TaskMeant,
)

__all__ = [
    "Acknowledgement",
    "Again",
    "Answered",
    "Asked",
    "AskedBy",
    "Assessment",
    "Attaching",
    "CasesLinked",
    "CallMade",
    "Closing",
    "ComplainantGiven",
    "Complaint",
    "Concluded",
    "ContactGiven",
    "Correction",
    "Decision",
    "Done",
    "Entered",
    "EntryMeant",
    "EvidenceGiven",
    "Extension",
    "FileGiven",
    "Findings",
    "GivenUp",
    "GoneOutside",
    "ImprovementBegun",
    "ImprovementChecked",
    "ImprovementClosed",
    "ImprovementDone",
    "ImprovementWhy",
    "ImprovementWritten",
    "Informed",
    "Interviewing",
    "Into",
    "LogEntry",
    "MailGiven",
    "Nothing",
    "Offer",
    "Outgoing",
    "Owner",
    "PartEnded",
    "PartGiven",
    "PatternDismissed",
    "Person",
    "PersonCorrected",
    "Reached",
    "ReviewAsked",
    "Settings",
    "Settlement",
    "Standstill",
    "Start",
    "SurveyAnswer",
    "SurveyDrawn",
    "SurveyEnded",
    "SurveyMeant",
    "TaskAnswer",
    "TaskMeant",
    "TemplateGiven",
    "Told",
    "Verified",
    "Written",
    "as_instant",
    "check",
]
