"""One complaint as a story: what it is about, what is asked for and given, and every text of its case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from complaintdesk.rules.vocabulary import REMEDIES_OF_WORDS, REMEDIES_WITH_A_SUM
from complaintdesk.sample import products, words
from complaintdesk.sample import sentences_remedy as remedy_talk
from complaintdesk.sample import sentences_safety as danger
from complaintdesk.sample import sentences_talk as talk
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.media import SPOKEN
from complaintdesk.sample.office import DAY, Office
from complaintdesk.sample.people import Person
from complaintdesk.sample.topics import Texts, Topic
from complaintdesk.sample.words import capital, day_words, money, suited, weekday

PAID = frozenset(remedy.value for remedy in REMEDIES_WITH_A_SUM)
_OF_WORDS = frozenset(remedy.value for remedy in REMEDIES_OF_WORDS)
_GOODS, _SERVICES = tuple(products.GOODS), tuple(products.SERVICES)
_A_PART_OF_THE_PRICE = frozenset({"price", "extra_charges"})
# What a partly upheld complaint is given instead of the sum or the thing asked for.
_HALF_WAY = ("discount", "goodwill_gift", "compensation")
_ON_THE_SPOT = (("apology",), ("information", "apology"), ("goodwill_gift", "apology"), ("information",))
_FOR_NOBODY = (("information",), ("notice_of_change",), ("notice_of_change",))
AT_ONCE_UP_TO = 10_000  # pence: what the front desk may pay on the spot


class Given(NamedTuple):
    """What a decision concludes and gives; the sum is in pence."""

    outcome: str
    remedies: tuple[str, ...]
    sum: int | None = None

    @property
    def to_do(self) -> bool:
        """Whether more than words is promised."""
        return not _OF_WORDS.issuperset(self.remedies)


class Story:
    """What one complaint is about, and every text of its case."""

    def __init__(
        self,
        dice: Dice,
        office: Office,
        received: int,
        *,
        outcome: str = "upheld",
        dangerous: bool = False,
        paid: bool = False,
        nobody: bool = False,
        at_once: bool = False,
    ) -> None:
        """`paid`: money is asked for and given. `nobody`: there is nobody to give it to."""
        self._dice = dice
        self._office = office
        self._draw_topic(dangerous)
        while paid and not PAID.intersection(self.remedies):
            self._draw_topic(dangerous)
        self.happened = received // DAY - dice.number(0, 45)
        self.sum_sought = self.sum if PAID.intersection(self.remedies) else None
        self.danger = self.pick(danger.NOTES) if dangerous else None
        self.cause = "not_known"
        self._found: str | None = None
        self._words: dict[str, Any] = {
            "product": self.product,
            "day": weekday(self.happened + 2),
            "date": day_words(self.happened),
            "weeks": dice.pick(talk.WEEKS),
            "who": dice.pick(talk.WHO),
            "sum": money(self.sum),
        }
        if nobody:
            self.first = Given(outcome, dice.pick(_FOR_NOBODY) if outcome != "not_upheld" else ("information",))
        elif at_once:
            self.first = self._on_the_spot()
        else:
            self.first = self._given(outcome, paid)

    def _draw_topic(self, dangerous: bool) -> None:
        dice = self._dice
        self.topic: Topic = danger.TOPIC if dangerous else words.ALL_TOPICS[dice.weighted(words.TOPICS)]
        if dangerous:
            self.product = dice.pick(products.DANGEROUS)
        else:
            self.product = dice.pick(_SERVICES if self.topic.services else _GOODS)
        price = products.GOODS.get(self.product) or products.SERVICES[self.product]
        self.remedies = dice.pick(self.topic.remedies)
        self.sum = _sum_asked(dice, self.topic.problem, self.remedies, price * 100)

    def _given(self, outcome: str, paid: bool = False) -> Given:
        dice = self._dice
        if outcome == "not_upheld":
            return Given(outcome, ("information",) if dice.chance(0.6) else ("none",))
        if outcome == "upheld":
            remedies = tuple(remedy for remedy in self.remedies if remedy != "none") or ("apology",)
            share = 100 if dice.chance(0.75) else dice.number(70, 95)
        else:
            as_asked = self.sum_sought is not None and dice.chance(0.6)
            remedies = self.remedies[:1] if as_asked else (dice.pick(_HALF_WAY),)
            if paid and not PAID.intersection(remedies):
                remedies = tuple(remedy for remedy in self.remedies if remedy in PAID)
            share = dice.number(25, 60)
        if "apology" not in remedies and dice.chance(0.5):
            remedies += ("apology",)
        return Given(outcome, remedies, self._part(share) if PAID.intersection(remedies) else None)

    def _on_the_spot(self) -> Given:
        if self.sum_sought is not None and self.sum_sought <= AT_ONCE_UP_TO:
            return Given("upheld", self.remedies, self.sum_sought)
        return Given("upheld", self._dice.pick(_ON_THE_SPOT))

    def _part(self, share: int) -> int:
        return max(500, self.sum * share // 100 // 50 * 50)

    def on_review(self) -> Given:
        """What a review gives that changes the first decision."""
        return self._given("partly_upheld" if self.first.outcome == "not_upheld" else "upheld")

    def from_outside(self) -> Given:
        """What an outside body has us give."""
        return Given("partly_upheld", ("compensation",), self._part(self._dice.number(40, 80)))

    def once_more(self) -> Given:
        """What is given when a case that was closed comes back, rightly."""
        again = tuple(remedy for remedy in self.first.remedies if remedy not in PAID and remedy not in _OF_WORDS)
        if self._dice.chance(0.4):
            return Given("upheld", (*again, "compensation", "apology"), self._dice.number(3, 12) * 500)
        return Given("upheld", (*(again or ("goodwill_gift",)), "apology"))

    def told(self, person: Person | None, for_whom: str | None, order: str | None, medium: str) -> str:
        """The description, in their words."""
        dice, topic = self._dice, self.topic
        parts = [self.pick(topic.openings), self.pick(topic.details)]
        if dice.chance(0.35) and (more := self.pick(topic.details)) != parts[1]:
            parts.append(more)
        if dice.chance(0.6):
            parts.append(self.pick(topic.said))
        body = " ".join([capital(part.format_map(self._words)) for part in parts])
        want = " ".join(filter(None, (dice.pick(talk.WANTS[remedy]) for remedy in self.remedies[:2])))
        want = want.format_map(self._words)
        if for_whom is not None:
            body = f"I am getting in touch for {for_whom}. {body}"
        if person is not None and person.language == "Turkish" and medium not in SPOKEN:
            body = f"{dice.pick(talk.TURKISH)} {body}"
        if order is not None and dice.chance(0.3):
            want = f"{want} My order number is {order}.".strip()
        apart = "\n\n" if medium in ("letter", "email") and want else " "
        return f"{body}{apart}{want}".strip()

    def pick(self, texts: Texts) -> str:
        """One of the texts that can be said of the product."""
        return self._dice.pick(suited(texts, self.product))

    def say(self, texts: Texts, at: int, **more: str) -> str:
        """One of the texts, filled in; `{soon}` is a business day soon after `at`."""
        return self._filled(self.pick(texts), at, more)

    def _filled(self, text: str, at: int, more: dict[str, str]) -> str:
        if "{" not in text:
            return text
        if "{soon}" in text:
            more["soon"] = day_words(self._office.after(at // DAY, self._dice.number(2, 6)))
        return capital(text.format_map({**self._words, **more}))

    def finding(self, at: int) -> str:
        """What was found, for us: the same whenever it is asked; `cause` is known from then on."""
        if self._found is None:
            against = self.first.outcome == "not_upheld"
            found = self.pick(self.topic.findings_against if against else self.topic.findings_for)
            self.cause = words.CAUSES[found]
            self._found = self._filled(found, at, {})
        return self._found

    def decision(self, given: Given, at: int) -> str:
        """What the complainant is told."""
        topic = self.topic
        why = {"upheld": topic.upheld, "partly_upheld": topic.partly, "not_upheld": topic.not_upheld}
        return " ".join(filter(None, (self.say(why[given.outcome], at), self.gives(given, at))))

    def gives(self, given: Given, at: int) -> str:
        """What is done about it, as the complainant is told."""
        said = (self.say(talk.GIVES[remedy], at, given=money(given.sum or 0)) for remedy in given.remedies)
        return " ".join(filter(None, said))

    def noted(self, texts: Mapping[str, Texts], remedy: str, at: int, name: str) -> str:
        """One of the texts about a remedy: its own, or those that stand for any."""
        return self.say(texts.get(remedy) or texts[""], at, name=name)

    def settled_at_once(self, given: Given, at: int) -> str:
        """What is said when it is settled at the first contact."""
        return f"{self.say(remedy_talk.AT_ONCE, at)} {self.gives(given, at)}".strip()


def _sum_asked(dice: Dice, problem: str, remedies: tuple[str, ...], price: int) -> int:
    if "refund" in remedies and problem not in _A_PART_OF_THE_PRICE:
        return price
    if "refund_down_payment" in remedies:
        return price // 5 // 100 * 100
    share = dice.number(10, 35) if "discount" in remedies else dice.number(15, 60)
    return max(1000, price * share // 100 // 500 * 500)
