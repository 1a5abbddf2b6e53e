"""Puts texts together: what the complainant says, what we answer, what we note."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from complaintdesk.rules.dates import long
from complaintdesk.rules.vocabulary import REMEDIES_WITH_A_SUM
from complaintdesk.sample import products, sentences_delivery, sentences_goods, sentences_money, sentences_service
from complaintdesk.sample import sentences_safety as danger
from complaintdesk.sample import sentences_talk as talk
from complaintdesk.sample.course import SPOKEN
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.office import DAY, Office
from complaintdesk.sample.people import Person
from complaintdesk.sample.topics import Texts, Topic

ALL_TOPICS = (
    *sentences_delivery.TOPICS,
    *sentences_goods.TOPICS,
    *sentences_service.TOPICS,
    *sentences_money.TOPICS,
)
_ALL = sum(topic.weight for topic in ALL_TOPICS)
TOPICS: dict[int, float] = {at: topic.weight / _ALL for at, topic in enumerate(ALL_TOPICS)}
_PAID = frozenset(remedy.value for remedy in REMEDIES_WITH_A_SUM)
_GOODS, _SERVICES = tuple(products.GOODS), tuple(products.SERVICES)
_A_PART_OF_THE_PRICE = frozenset({"price", "extra_charges"})
# What a partly upheld complaint is given instead of the sum or the thing asked for.
_HALF_WAY = ("discount", "goodwill_gift", "compensation")


class Story:
    """What one complaint is about, and every text of its case."""

    def __init__(self, dice: Dice, office: Office, received: int, dangerous: bool) -> None:
        self._dice = dice
        self._office = office
        self.topic: Topic = danger.TOPIC if dangerous else ALL_TOPICS[dice.weighted(TOPICS)]
        if dangerous:
            self.product = dice.pick(products.DANGEROUS)
        else:
            self.product = dice.pick(_SERVICES if self.topic.services else _GOODS)
        price = products.GOODS.get(self.product) or products.SERVICES[self.product]
        self.remedies = dice.pick(self.topic.remedies)
        self.happened = received // DAY - dice.number(0, 45)
        self.sum = _sum_asked(dice, self.topic.problem, self.remedies, price * 100)
        self.sum_sought = self.sum if _PAID.intersection(self.remedies) else None
        self.danger = self.pick(danger.NOTES) if dangerous else None
        self._found: str | None = None
        self._words: dict[str, Any] = {
            "product": self.product,
            "day": _weekday(self.happened + 2),
            "date": day_words(self.happened),
            "weeks": dice.pick(talk.WEEKS),
            "who": dice.pick(talk.WHO),
            "sum": money(self.sum),
        }

    def told(self, person: Person | None, for_whom: str | None, order: str | None, medium: str) -> str:
        """The description, in their words."""
        dice, topic = self._dice, self.topic
        parts = [self.pick(topic.openings), self.pick(topic.details)]
        if dice.chance(0.35) and (more := self.pick(topic.details)) != parts[1]:
            parts.append(more)
        if dice.chance(0.6):
            parts.append(self.pick(topic.said))
        body = " ".join([_capital(part.format_map(self._words)) for part in parts])
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
        words = {**self._words, "soon": day_words(self._office.after(at // DAY, self._dice.number(2, 6))), **more}
        return _capital(self.pick(texts).format_map(words))

    def finding(self, outcome: str, at: int) -> str:
        """What was found, for us: the same whenever it is asked."""
        if self._found is None:
            against = outcome == "not_upheld"
            self._found = self.say(self.topic.findings_against if against else self.topic.findings_for, at)
        return self._found

    def given(self, outcome: str) -> tuple[tuple[str, ...], int | None]:
        """The remedies given and their sum in pence."""
        dice = self._dice
        if outcome == "not_upheld":
            return (("information",) if dice.chance(0.6) else ("none",)), None
        if outcome == "upheld":
            remedies = tuple(remedy for remedy in self.remedies if remedy != "none") or ("apology",)
            share = 100 if dice.chance(0.75) else dice.number(70, 95)
        else:
            remedies = self.remedies[:1] if self.sum_sought and dice.chance(0.6) else (dice.pick(_HALF_WAY),)
            share = dice.number(25, 60)
        if "apology" not in remedies and dice.chance(0.5):
            remedies += ("apology",)
        if not _PAID.intersection(remedies):
            return remedies, None
        return remedies, max(500, self.sum * share // 100 // 50 * 50)

    def decision(self, outcome: str, remedies: tuple[str, ...], given: int | None, at: int) -> str:
        """What the complainant is told."""
        topic = self.topic
        why = {"upheld": topic.upheld, "partly_upheld": topic.partly, "not_upheld": topic.not_upheld}[outcome]
        parts = [self.say(why, at)]
        parts += [self.say(talk.GIVES[remedy], at, given=money(given or 0)) for remedy in remedies]
        return " ".join(filter(None, parts))


@cache
def suited(texts: Texts, product: str) -> Texts:
    """The texts that can be said of the product: those for all, and those for its kinds."""
    parted = [text.removeprefix("#").split(" ", 1) if text.startswith("#") else ("", text) for text in texts]
    return tuple(text for kind, text in parted if not kind or product in products.KINDS[kind])


@cache
def money(pence: int) -> str:
    """A sum as it is written: `£1,150.00`."""
    return f"£{pence / 100:,.2f}"


def _sum_asked(dice: Dice, problem: str, remedies: tuple[str, ...], price: int) -> int:
    if "refund" in remedies and problem not in _A_PART_OF_THE_PRICE:
        return price
    if "refund_down_payment" in remedies:
        return price // 5 // 100 * 100
    share = dice.number(10, 35) if "discount" in remedies else dice.number(15, 60)
    return max(1000, price * share // 100 // 500 * 500)


def _capital(text: str) -> str:
    """With a capital first letter: what stands for `{who}` has none."""
    return text[:1].upper() + text[1:]


@cache
def day_words(ordinal: int) -> str:
    """The day as it is said: `Thursday 3 December`."""
    return long(date.fromordinal(ordinal))


@cache
def _weekday(ordinal: int) -> str:
    return day_words(ordinal).partition(" ")[0]
