"""The steps of a life from its receipt to what was found (7.2 to 7.6)."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Level
from complaintdesk.sample import sentences_inquiry as inquiry
from complaintdesk.sample import sentences_talk as talk
from complaintdesk.sample.ledger import Row, Said
from complaintdesk.sample.life.cast import Cast
from complaintdesk.sample.media import SPOKEN
from complaintdesk.sample.names import CAPACITIES
from complaintdesk.sample.office import DAY
from complaintdesk.sample.words import day_words
from complaintdesk.store.desk import Actor

_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)
_PROMISED = 10  # business days


class Handling(Cast):
    """A case that is taken in, told of, assessed and looked into."""

    def _take_in(self) -> None:
        dice, story, people, course = self._dice, self._story, self._people, self._course
        people.rows = []
        complainant = None if course.anonymous else people.somebody()
        acting = people.representative() if complainant is not None and dice.chance(0.04) else None
        teller = acting or complainant
        self._meet(teller)
        self._known = False  # whether the log says already what was found
        order = self._order = f"HS-{dice.number(10000, 99999)}" if dice.chance(0.72) else None
        given: Row = {
            "teller": None if teller is None else teller.name,
            "medium": course.medium,
            "complainant_id": None if complainant is None else complainant.id,
            "representative_id": None if acting is None else acting.id,
            "representative_capacity": None if acting is None else dice.pick(CAPACITIES),
            "product": story.product,
            "order_number": order,
            "problem": story.topic.problem,
            "problem_on": self._office.iso(story.happened) if dice.chance(0.8) else None,
            "description": story.told(
                teller, None if acting is None or complainant is None else complainant.name, order, course.medium
            ),
            "recurrent": dice.chance(0.09),
            "supporting_documents": dice.pick(talk.DOCUMENTS) if dice.chance(0.2) else None,
            "remedy_sought": ",".join(story.remedies),
            "sum_sought": story.sum_sought,
            "currency": "GBP",
            "immediate_action": dice.pick(talk.IMMEDIATE) if dice.chance(0.15) else None,
            "department_id": self._staff.departments[story.topic.department] if dice.chance(0.95) else None,
            "people_concerned": self._concerned() if dice.chance(0.05) else None,
            "market_segment": "trade" if complainant is not None and complainant.organisation else None,
            # said at once by some, found out at the assessment of others
            "safety": course.safety and (not course.steps or dice.chance(0.7)),
        }
        given["safety_note"] = story.danger if given["safety"] else None
        self._ledger.take_in(course.taken, self._taker, course.received, given, people.rows)

    def _concerned(self) -> str:
        """Whom the complaint names: now and then one of us, who then has no part in it (annex D)."""
        dice = self._dice
        ours = [actor for actor in self._staff.front if actor not in (self._owner, self._taker)]
        if not ours or dice.chance(0.7):
            return dice.pick(talk.CONCERNED)
        return dice.pick(talk.NAMED).format(name=dice.pick(ours).name)

    def _acknowledge(self, at: int) -> None:
        if self._ledger.case.get("review_at") is not None:
            self._begin_review(at)
            return
        at_once = at - self._course.taken < 1200 and self._course.medium in SPOKEN
        channel = self._course.medium if at_once else self._channel
        texts = talk.ACKNOWLEDGED_BY_VOICE if channel in SPOKEN else talk.ACKNOWLEDGED_IN_WRITING
        decide = day_words(self._office.after(self._course.received // DAY, _PROMISED))
        reference = self._ledger.case["reference"]
        text = self._story.say(texts, at, name=self._name, reference=reference, decide=decide, me=self._taker.name)
        self._ledger.acknowledge(at, self._taker, Said(channel, text, self._said("").with_whom))

    def _begin_review(self, at: int) -> None:
        raise NotImplementedError

    def _assess(self, at: int) -> None:
        dice, story = self._dice, self._story
        low, medium, high = story.topic.severity
        severity = dice.weighted({Level.LOW: low, Level.MEDIUM: medium, Level.HIGH: high})
        impact = severity if dice.chance(0.5) else dice.pick(_LEVELS)
        complexity = dice.weighted({Level.LOW: 0.55, Level.MEDIUM: 0.33, Level.HIGH: 0.12})
        self._assessor = dice.pick(self._staff.officers) if dice.chance(0.9) else self._staff.manager
        at_once: str | None = None
        if story.danger is not None:
            at_once = dice.pick(inquiry.DANGER_NEEDED)
        elif severity is Level.HIGH and dice.chance(0.2):
            at_once = dice.pick(inquiry.ACTION_NEEDED)
        notes = {
            "safety_note": story.danger,
            "assessment_note": dice.pick(talk.ASSESSED) or None,
            "action_needed": at_once,
        }
        self._ledger.assess(at, self._assessor, (severity, complexity, impact), notes)

    def _assign(self, at: int) -> None:
        self._ledger.assign(at, self._assessor, self._owner)

    def _hand_over(self, at: int) -> None:
        before = self._owner
        self._owner = self._somebody_else(before.id)
        self._ledger.assign(at, before, self._owner, self._story.say(inquiry.HAND_OVERS, at))

    def _edit(self, at: int) -> None:
        fields: Row = {"supporting_documents": self._dice.pick(talk.DOCUMENTS[:3])}
        if self._order is None:
            fields = {"order_number": f"HS-{self._dice.number(10000, 99999)}"}
        elif self._ledger.case.get("people_concerned") is None:
            fields = {"people_concerned": self._dice.pick(talk.CONCERNED)}
        self._ledger.edit(at, self._owner, fields)

    def _in(self, at: int) -> None:
        self._log_in(at, self._dice.pick(talk.CHASERS))

    def _out(self, at: int) -> None:
        self._log_out(at, self._told(at, self._owner, talk.UPDATES_BY_VOICE, talk.UPDATES_IN_WRITING))

    def _inside(self, at: int) -> None:
        known, self._known = self._known, self._known or self._dice.chance(0.3)
        found = self._known and not known
        text = self._story.finding(at) if found else self._story.say(talk.INSIDE, at)
        self._log_inside(at, self._owner, text)

    def _evidence(self, at: int) -> None:
        dice = self._dice
        if self._teller is not None and dice.chance(0.3):
            what, whom, where = f"Photographs of the {self._story.product}.", self._name, "e-mail"
        else:
            what, whom, where = dice.pick(inquiry.EVIDENCE[self._story.topic.department])
        day = self._office.iso(at // DAY - dice.number(0, 1)) if dice.chance(0.7) else None
        given = {"what": what, "from_whom": whom, "obtained_on": day, "where_kept": where}
        self._ledger.add_evidence(at, self._owner, given)

    def _pause(self, at: int) -> None:
        self._ledger.pause(at, self._owner, self._story.say(inquiry.PAUSES, at, name=self._name))

    def _resume(self, at: int) -> None:
        self._ledger.resume(at, self._owner)

    def _extend(self, at: int) -> None:
        by = 5 if self._dice.chance(0.6) else 10
        until = day_words(self._office.after(self._course.received // DAY, _PROMISED + by))
        said = self._told(at, self._owner, inquiry.EXTENDED_BY_VOICE, inquiry.EXTENDED_IN_WRITING, until=until)
        self._ledger.extend(at, self._owner, by, self._story.say(inquiry.EXTENSIONS, at), said)

    def _investigate(self, at: int) -> None:
        self._ledger.investigate(at, self._owner, self._findings(at, self._owner))

    def _findings(self, at: int, who: Actor) -> Row:
        raise NotImplementedError
