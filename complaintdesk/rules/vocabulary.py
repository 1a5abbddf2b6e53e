"""The words of the desk (ISO 10002) as enumerations. Values are stored and exported: they never change.

`label` is what people read. Problem categories stand in `categories`, because a shop adds its own.
"""

from __future__ import annotations

from enum import StrEnum

from complaintdesk.rules.labels import LABELS


class Word(StrEnum):
    """A word of the desk: its value is the stable code, its label what people read."""

    @property
    def label(self) -> str:
        """The word as shown to people: the code with spaces, unless the class says otherwise."""
        return LABELS.get((type(self).__name__, self.value), self.value.replace("_", " "))


class Stage(Word):
    """Where a case stands in its life (7.2-7.9, annex G), in order."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ASSESSED = "assessed"
    INVESTIGATING = "investigating"
    OFFERED = "offered"
    DECIDED = "decided"
    CARRYING_OUT = "carrying_out"
    CARRIED_OUT = "carried_out"
    REJECTED = "rejected"
    IN_REVIEW = "in_review"
    OUTSIDE = "outside"
    CLOSED = "closed"


class Act(Word):
    """What people do to a case; `rules.lifecycle` says when each is allowed."""

    EDIT = "edit"
    PERSON = "person"
    REPRESENTATIVE = "representative"
    LOG = "log"
    ATTACH = "attach"
    TELL_STATUS = "tell_status"
    ACKNOWLEDGE = "acknowledge"
    RESOLVE = "resolve"
    ASSESS = "assess"
    ASSIGN = "assign"
    TAKE_PART = "take_part"
    WATCH = "watch"
    TASK = "task"
    TASK_ANSWER = "task_answer"
    EVIDENCE = "evidence"
    INVESTIGATE = "investigate"
    WRITE = "write"
    OFFER = "offer"
    ANSWER = "answer"
    DECIDE = "decide"
    INFORM = "inform"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    CARRY_OUT = "carry_out"
    VERIFY = "verify"
    TELL_RECOURSE = "tell_recourse"
    REVIEW = "review"
    OUTSIDE = "outside"
    CONCLUDE = "conclude"
    MERGE = "merge"
    UNMERGE = "unmerge"
    SEPARATE = "separate"
    CLOSE = "close"
    REOPEN = "reopen"


class Channel(Word):
    """The medium of a complaint (7.2) or of a communication."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"
    WEB_FORM = "web_form"
    MESSAGE = "message"
    SOCIAL = "social"
    REFERRAL = "referral"
    FAX = "fax"
    OTHER = "other"


class Direction(Word):
    """Which way a communication went."""

    IN = "in"
    OUT = "out"
    INSIDE = "inside"


class ContactKind(Word):
    """A way to reach someone."""

    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    OTHER = "other"


class ComplainantKind(Word):
    """What kind of complainant it is; an anonymous complaint simply has no complainant."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Need(Word):
    """Assistance a complainant needs from the desk (7.1, annex D: accessibility)."""

    NONE = "none"
    LARGE_PRINT = "large_print"
    INTERPRETER = "interpreter"
    HEARING = "hearing"
    SIGHT = "sight"
    MOBILITY = "mobility"
    READING = "reading"
    OLDER_PERSON = "older_person"
    SERVICEMEMBER = "servicemember"
    VULNERABLE = "vulnerable"
    OTHER = "other"


class Level(Word):
    """A grade of severity, complexity or impact (7.5)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Priority(Word):
    """How soon a case is worked on (7.5); `urgent` is kept for safety."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    URGENT = "urgent"


class Remedy(Word):
    """What is asked for, offered or given (annex F)."""

    DELIVER = "deliver"
    REPAIR = "repair"
    EXCHANGE = "exchange"
    REPLACEMENT = "replacement"
    CANCEL_SALE = "cancel_sale"
    HONOUR_GUARANTEE = "honour_guarantee"
    HONOUR_PROMISE = "honour_promise"
    CONCLUDE_CONTRACT = "conclude_contract"
    CANCEL_CONTRACT = "cancel_contract"
    CANCEL_INVOICE = "cancel_invoice"
    INFORMATION = "information"
    CORRECT_DAMAGE_ASSESSMENT = "correct_damage_assessment"
    COMPENSATION = "compensation"
    REFUND_DOWN_PAYMENT = "refund_down_payment"
    REFUND = "refund"
    DISCOUNT = "discount"
    INSTALMENTS = "instalments"
    APOLOGY = "apology"
    GOODWILL_GIFT = "goodwill_gift"
    TECHNICAL_HELP = "technical_help"
    REFERRAL = "referral"
    NOTICE_OF_CHANGE = "notice_of_change"
    OTHER = "other"
    NONE = "none"


class Outcome(Word):
    """What the desk concluded on the complaint (7.7)."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


class Answer(Word):
    """What the complainant says to an offer or a decision (7.7, 7.9); a counter-offer is to an offer only."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    COUNTERED = "countered"


class ClosingReason(Word):
    """Why a case was closed (7.9)."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXHAUSTED = "exhausted"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"
    OUT_OF_SCOPE = "out_of_scope"
    MERGED = "merged"


class ClockKind(Word):
    """A deadline of a case: acknowledge (7.4), keep told (7.3), decide (7.7), and the same at a review (annex G).

    `early` is a time within which a case that is settled needs a short answer only: nothing is late after it.
    `recourse` is the complainant's own time to go outside (7.9).
    """

    ACKNOWLEDGE = "acknowledge"
    UPDATE = "update"
    DECIDE = "decide"
    EARLY = "early"
    REVIEW_ACKNOWLEDGE = "review_acknowledge"
    REVIEW_DECIDE = "review_decide"
    RECOURSE = "recourse"

    @property
    def is_ours(self) -> bool:
        """Whether it is a deadline that the office can miss."""
        return self not in (ClockKind.EARLY, ClockKind.RECOURSE)

    @property
    def may_pause(self) -> bool:
        """Whether an internal one may stand still: what is owed at once, or at intervals, never does."""
        return self in (ClockKind.DECIDE, ClockKind.REVIEW_DECIDE)


class ClockUnit(Word):
    """The unit a clock's length is counted in."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    BUSINESS_DAYS = "business_days"
    WEEKS = "weeks"
    MONTHS = "months"


class ClockAnchor(Word):
    """What a clock counts from."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    LAST_UPDATE = "last_update"
    DECIDED = "decided"
    ESCALATED = "escalated"
    REVIEW_ACKNOWLEDGED = "review_acknowledged"
    REOPENED = "reopened"


class Role(Word):
    """What a member of staff is to the desk (5.4)."""

    FRONT_DESK = "front_desk"
    QUALITY_OFFICER = "quality_officer"
    MANAGER = "manager"


class View(Word):
    """A list of cases that the desk keeps ready."""

    MINE = "mine"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    UNACKNOWLEDGED = "unacknowledged"
    SAFETY = "safety"
    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


# They are carried out by the words in which they are told.
REMEDIES_OF_WORDS = frozenset(
    {Remedy.APOLOGY, Remedy.INFORMATION, Remedy.REFERRAL, Remedy.NOTICE_OF_CHANGE, Remedy.NONE}
)
REMEDIES_WITH_A_SUM = frozenset({Remedy.COMPENSATION, Remedy.REFUND_DOWN_PAYMENT, Remedy.REFUND, Remedy.DISCOUNT})
