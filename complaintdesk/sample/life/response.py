"""The steps of a life from an offer to its end (7.7 to 7.9)."""

from __future__ import annotations

from complaintdesk.sample import sentences_recourse as recourse
from complaintdesk.sample import sentences_remedy as remedy_talk
from complaintdesk.sample import sentences_talk as talk
from complaintdesk.sample.ledger import Row, Said
from complaintdesk.sample.life.finding import Finding
from complaintdesk.sample.story import PAID, Given
from complaintdesk.sample.words import money


class Response(Finding):
    """A case that is offered something, decided, carried out and closed."""

    _offers = 0
    _elsewhere: tuple[str, str] | None = None  # what is not ours, and whose it is
    _goes_no_further = False

    def _resolve(self, at: int) -> None:
        given = self._story.first
        text = self._story.settled_at_once(given, at)
        said = Said(self._course.medium, text, self._said("").with_whom)
        self._ledger.resolve(at, self._taker, said, ",".join(given.remedies), given.sum)

    def _offer(self, at: int) -> None:
        self._offers += 1
        given = self._on_the_table()
        texts = remedy_talk.OFFERS_BY_VOICE, remedy_talk.OFFERS_IN_WRITING
        if self._offers > 1:
            texts = remedy_talk.BETTER_OFFERS_BY_VOICE, remedy_talk.BETTER_OFFERS_IN_WRITING
        said = self._told(at, self._owner, *texts, given=money(given.sum or 0))
        approver = self._with_authority(given.sum)
        self._ledger.offer(at, self._owner, ",".join(given.remedies), given.sum, said, approver)

    def _on_the_table(self) -> Given:
        """What our latest offer is: less than what is given in the end, where they asked for more."""
        given = self._story.first
        if self._course.bargain == "countered" and self._offers == 1:
            return given._replace(sum=max(300, (given.sum or 0) * 7 // 1000 * 100))
        return given

    def _reply(self, at: int) -> None:
        answer = self._course.bargain
        if answer == "countered" and self._offers > 1:
            answer = "accepted"
        if answer == "countered":
            remedy = next(each for each in self._story.first.remedies if each in PAID)
            asked = max(self._story.sum_sought or 0, self._story.first.sum or 0)
            texts = self._in_their_words(remedy_talk.COUNTERS, remedy_talk.COUNTERS_TURKISH)
            said = self._said(self._story.say(texts, at, asked=money(asked)))
            self._ledger.answer(at, self._owner, answer, said, remedy, asked)
            return
        texts = remedy_talk.TURNS_DOWN
        if answer == "accepted":
            texts = self._in_their_words(remedy_talk.TAKES, remedy_talk.TAKES_TURKISH)
        said = self._said(self._story.say(texts, at, given=money(self._on_the_table().sum or 0)))
        self._ledger.answer(at, self._owner, answer, said)

    def _decide(self, at: int) -> None:
        if self._ledger.case["reopened"]:
            given = self._story.once_more()
            looked = self._dice.pick(remedy_talk.LOOKED_AGAIN)
            text = f"We have looked at it again. {self._story.gives(given, at)}"
            self._decided(at, given, text, looked)
        else:
            text, reason = self._concluded(at)
            self._decided(at, self._story.first, text, reason)

    def _concluded(self, at: int) -> tuple[str, str | None]:
        """The text of the first decision, and the reason for it."""
        given = self._story.first
        text = self._story.decision(given, at)
        if self._course.bargain in ("accepted", "countered"):
            agreed = self._dice.pick(remedy_talk.AS_AGREED)
            text = f"{agreed} {self._story.gives(given, at)}"
        return text, self._story.finding(at) if self._dice.chance(0.8) else None

    def _decided(self, at: int, given: Given, text: str, reason: str | None) -> None:
        dice = self._dice
        agreed = self._course.bargain in ("accepted", "countered")
        waits = self._course.steps[-1][1] == "reject"  # of these some are still to be told where they can go
        told = not (given.outcome == "upheld" or agreed or waits or self._teller is None) and dice.chance(0.8)
        if told:
            text = f"{text} {dice.pick(recourse.WAY_ON)}"
        inside = self._story.topic.department if dice.chance(0.2) else None
        fields = decision_fields(given, text, reason)
        self._ledger.decide(at, self._with_authority(given.sum), fields, self._said(text), told, inside)

    def _decide_untold(self, at: int) -> None:
        text, reason = self._concluded(at)
        given = self._story.first
        self._ledger.decide(at, self._with_authority(given.sum), decision_fields(given, text, reason), None)

    def _inform(self, at: int) -> None:
        self._ledger.inform(at, self._owner, self._said(self._ledger.case["decision"]))

    def _accept(self, at: int) -> None:
        texts = self._in_their_words(remedy_talk.SETTLED, remedy_talk.SETTLED_TURKISH)
        if self._ledger.case.get("reviewed_at") is not None and self._course.review == "kept":
            texts = recourse.LIVES_WITH_IT
        if self._ledger.is_accepted:  # the decision is what they had accepted as an offer: this is only talk
            self._log_in(at, self._dice.pick(texts))
        else:
            self._answer(at, "accepted", self._dice.pick(texts))

    def _reject(self, at: int) -> None:
        english = recourse.REJECTS if self._ledger.case.get("sum_given") is None else recourse.REJECTS_A_SUM
        texts = self._in_their_words(english, recourse.REJECTS_TURKISH)
        if self._ledger.case.get("reviewed_at") is not None:
            texts = recourse.STILL_REJECTS
        self._answer(at, "rejected", self._dice.pick(texts))

    def _answer(self, at: int, answer: str, text: str) -> None:
        actor = self._taker if self._dice.chance(0.4) else self._owner
        self._ledger.answer(at, actor, answer, self._said(text))

    def _remind(self, at: int) -> None:
        self._log_out(at, self._said(self._story.say(talk.REMINDED, at, name=self._name)))

    def _arrange(self, at: int) -> None:
        self._log_out(
            at, self._told(at, self._owner, remedy_talk.ARRANGED_BY_VOICE, remedy_talk.ARRANGED_IN_WRITING)
        )

    def _carry_out(self, at: int) -> None:
        """Each remedy for itself, a minute apart."""
        for n, remedy in enumerate(self._ledger.waiting):
            note = self._story.noted(remedy_talk.DONE, remedy["remedy"], at, self._name)
            self._ledger.carry_out(at + 60 * n, self._owner, remedy, note if self._dice.chance(0.85) else None)

    def _verify(self, at: int) -> None:
        who = self._owner if self._dice.chance(0.4) else self._somebody_else(self._owner.id)
        for n, remedy in enumerate(self._ledger.unverified):
            note = self._story.noted(remedy_talk.VERIFIED, remedy["remedy"], at, self._name)
            self._ledger.verify(at + 60 * n, who, remedy, True, note if self._dice.chance(0.8) else None)

    def _verify_in_vain(self, at: int) -> None:
        for remedy in self._ledger.unverified[:1]:
            note = self._story.noted(remedy_talk.NOT_HELPED, remedy["remedy"], at, self._name)
            self._ledger.verify(at, self._owner, remedy, False, note)

    def _withdrawn(self, at: int) -> None:
        self._log_in(at, self._dice.pick(talk.WITHDRAWN))

    def _out_of_scope(self, at: int) -> None:
        self._elsewhere = self._dice.pick(talk.OUT_OF_SCOPE)
        self._log_out(at, self._said(self._elsewhere[0]))

    def _come_back(self, at: int) -> None:
        repaired = "repair" in self._story.first.remedies and self._dice.chance(0.7)
        self._why = self._dice.pick(talk.REOPENED_AFTER_A_REPAIR if repaired else talk.REOPENED)
        self._log_in(at, self._why)

    def _reopen(self, at: int) -> None:
        self._ledger.reopen(at, self._owner, self._why)

    def _close(self, at: int) -> None:
        reason, note = self._reason()
        no_further = note in recourse.GOES_NO_FURTHER
        elsewhere = None
        if reason == "out_of_scope":
            elsewhere = (self._elsewhere or self._dice.pick(talk.OUT_OF_SCOPE))[1]
        self._ledger.close(at, self._owner, reason, note, no_further, elsewhere)

    def _reason(self) -> tuple[str, str | None]:
        """Why it is closed, by what was said to the latest decision, and a note on it."""
        case = self._ledger.case
        if case.get("decided_at") is None:
            return self._course.ending, None
        answered = (case.get("answered_at") or "") >= case["decided_at"]
        if not answered:
            return "no_answer", None if self._teller is None else "Nothing further was heard."
        if case["answer"] == "accepted":
            return "accepted", None
        if case.get("outside_ended_at"):
            return "exhausted", self._dice.pick(recourse.EXHAUSTED_OUTSIDE)
        if case.get("reviewed_at"):
            return "exhausted", self._dice.pick(recourse.EXHAUSTED)
        said = self._goes_no_further
        return "rejected", self._dice.pick(recourse.GOES_NO_FURTHER if said else recourse.TIME_PASSED)


def decision_fields(given: Given, text: str, reason: str | None) -> Row:
    """The columns of a decision."""
    return {
        "outcome": given.outcome,
        "decision": text,
        "decision_reason": reason,
        "remedy_given": ",".join(given.remedies),
        "sum_given": given.sum,
    }
