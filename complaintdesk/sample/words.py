"""What there is to say, and how days and sums are said."""

from __future__ import annotations

from datetime import date
from functools import cache

from complaintdesk.rules.dates import long
from complaintdesk.sample import products, sentences_delivery, sentences_goods, sentences_money, sentences_service
from complaintdesk.sample import sentences_safety as danger
from complaintdesk.sample.topics import Texts

ALL_TOPICS = (
    *sentences_delivery.TOPICS,
    *sentences_goods.TOPICS,
    *sentences_service.TOPICS,
    *sentences_money.TOPICS,
)
_ALL = sum(topic.weight for topic in ALL_TOPICS)
TOPICS: dict[int, float] = {at: topic.weight / _ALL for at, topic in enumerate(ALL_TOPICS)}


def _plain(text: str) -> str:
    """Without the kind of product that it is for."""
    return text.split(" ", 1)[1] if text.startswith("#") else text


# The cause behind each finding (8.2).
CAUSES: dict[str, str] = {
    _plain(text): cause
    for topic in (*ALL_TOPICS, danger.TOPIC)
    for found, causes in (
        (topic.findings_for, topic.causes_for),
        (topic.findings_against, topic.causes_against),
    )
    for text, cause in zip(found, causes, strict=True)
}


@cache
def suited(texts: Texts, product: str) -> Texts:
    """The texts that can be said of the product: those for all, and those for its kinds."""
    return tuple(
        _plain(text) for text in texts if text[:1] != "#" or product in products.KINDS[text[1:].split(" ", 1)[0]]
    )


@cache
def money(pence: int) -> str:
    """A sum as it is written: `£1,150.00`."""
    return f"£{pence / 100:,.2f}"


def capital(text: str) -> str:
    """With a capital first letter: what stands for `{who}` has none."""
    return text[:1].upper() + text[1:]


@cache
def day_words(ordinal: int) -> str:
    """The day as it is said: `Thursday 3 December`."""
    return long(date.fromordinal(ordinal))


@cache
def weekday(ordinal: int) -> str:
    """`Thursday`."""
    return day_words(ordinal).partition(" ")[0]
