"""The merge fields of letters: all that a template may name, what each says, and in which kinds (7.1, 7.3-7.9).

What only the office reads has no field here, so no template can let it out.
"""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules.letters import LetterKind

_ACK, _PROGRESS, _DELAY = LetterKind.ACKNOWLEDGEMENT, LetterKind.PROGRESS, LetterKind.DELAY
_OFFER, _DECISION, _FINAL = LetterKind.OFFER, LetterKind.DECISION, LetterKind.FINAL
_EVERY = tuple(LetterKind)
_GIVING = (_OFFER, _DECISION, _FINAL)
_TOLD = (_DECISION, _FINAL)


class MergeField(NamedTuple):
    """What a field says, in which kinds of letter, and what to do where it is empty.

    A field without `fill_in` is never empty.
    """

    says: str
    kinds: tuple[LetterKind, ...] = _EVERY
    fill_in: str = ""


FIELDS: dict[str, MergeField] = {
    "reference": MergeField("the number of the case"),
    "salutation": MergeField("“Dear …,” or “Sayın …,”, with their name where it is known"),
    "name": MergeField(
        "whom it is written to: who acts for the complainant, else the complainant",
        fill_in="No name is on file: write it down with the complainant, or leave the field out.",
    ),
    "represented": MergeField(
        "the complainant, where the letter goes to somebody who acts for them",
        fill_in="Nobody acts for the complainant: put the field into an if.",
    ),
    "about": MergeField(
        "the first line of the complaint, in quotation marks, cut at a word",
        fill_in="The complaint has no words in its first line: correct what was taken down.",
    ),
    "product": MergeField(
        "the product or service it is about", fill_in="Write it down with the complaint, or leave the field out."
    ),
    "received_on": MergeField("the day on which the complaint was received"),
    "today": MergeField("the day on which the letter is written"),
    "office": MergeField("the name of the office"),
    "clerk": MergeField("who writes the letter"),
    "owner": MergeField(
        "who is responsible for the case", fill_in="Give the case an owner, or leave the field out."
    ),
    "standing": MergeField("where the case stands, in one sentence"),
    "promise": MergeField("what they may expect of us, and by when, in a sentence or two", (_ACK, _PROGRESS)),
    "decide_by": MergeField(
        "by when they will have our decision",
        (_ACK, _PROGRESS),
        "No clock for the decision runs now: leave the field out, or put it into an if.",
    ),
    "update_by": MergeField(
        "by when they will hear how it stands",
        (_ACK, _PROGRESS, _DELAY),
        "No clock for news runs: leave the field out, or put it into an if.",
    ),
    "review_since": MergeField(
        "the day on which they asked for a review, while it is being reviewed (annex G)",
        (_ACK, _PROGRESS),
        "The case is not being reviewed: put the field into an if.",
    ),
    "no_review": MergeField(
        "“yes” while it is not being reviewed: for an if", (_ACK, _PROGRESS), "Use it in an if only."
    ),
    "news": MergeField(
        "what is new, in the clerk’s words", (_PROGRESS,), "Say what is new since they last heard."
    ),
    "reason": MergeField("why it takes longer, in the clerk’s words", (_DELAY,), "Say why it takes longer."),
    "new_date": MergeField(
        "by when instead", (_DELAY,), "Say by when instead: move the deadline, or name the day."
    ),
    "offer": MergeField("what is offered, in the clerk’s words", (_OFFER,), "Say what is offered."),
    "remedies": MergeField(
        "what they are offered or given, as a list in one line (annex F)",
        _GIVING,
        "Nothing is given: put the field into an if.",
    ),
    "sum": MergeField("the sum, with its currency", _GIVING, "No sum is given: put the field into an if."),
    "outcome": MergeField("whether the complaint is right, partly right or not, in one sentence", _TOLD),
    "decision": MergeField("what was decided, in the clerk’s words", _TOLD, "Write what was decided."),
    "decided_on": MergeField("the day of the decision", _TOLD),
    "rejected_on": MergeField(
        "the day on which they said that they do not accept it",
        (_FINAL,),
        "They have not said that they do not accept it: put the field into an if.",
    ),
    "recourse": MergeField(
        "where they can go next: a review, and the outside bodies with how to reach them, a line each",
        _TOLD,
        "The office has written down no outside body, and a review is no longer open: name one in the letter.",
    ),
    "recourse_until": MergeField(
        "until when they can go on", _TOLD, "No clock for that runs: put the field into an if."
    ),
}


def known(kind: LetterKind) -> tuple[str, ...]:
    """The fields that a template of this kind may name, in the order of the table."""
    return tuple(name for name, field in FIELDS.items() if kind in field.kinds)
