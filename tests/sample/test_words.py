"""There is something to say of every product in every situation, and nothing is left unfilled."""

from __future__ import annotations

import re

from complaintdesk.rules import plain_text
from complaintdesk.rules.findings import CAUSES
from complaintdesk.rules.vocabulary import Remedy
from complaintdesk.sample import products, sentences_safety, shop, words
from complaintdesk.sample import sentences_inquiry as inquiry
from complaintdesk.sample import sentences_talk as talk
from complaintdesk.store.desk import Desk

OTHERS = {
    '"case"': "action_needed, assessment_note, closing_note",
    "clock_pause": "why",
    "case_clock": "extension",
    "investigation": "their_side, our_side, findings, cause_note, prevention",
    "promised_remedy": "carried_out_note, verified_note",
    "proposal": "text, answer_text",
    "recourse": "why, outcome_text, body",
}
TEXTS = ("openings", "details", "said", "findings_for", "findings_against", "upheld", "partly", "not_upheld")


def test_every_product_has_words() -> None:
    for topic in (*words.ALL_TOPICS, sentences_safety.TOPIC):
        things = products.SERVICES if topic.services else products.GOODS
        for product in products.DANGEROUS if topic is sentences_safety.TOPIC else things:
            for name in TEXTS:
                least = 3 if name in ("openings", "details") else 1
                assert len(words.suited(getattr(topic, name), product)) >= least, (topic.problem, name, product)
    assert all(words.suited(sentences_safety.NOTES, product) for product in products.DANGEROUS)


def test_kinds_are_of_things_that_are_sold() -> None:
    sold = {*products.GOODS, *products.SERVICES}
    assert all(things <= sold for things in products.KINDS.values())
    assert set(products.DANGEROUS) <= set(products.GOODS)


def test_every_finding_has_a_cause_and_every_cause_its_words() -> None:
    known = {cause.code for cause in CAUSES}
    found = set(words.CAUSES.values())
    assert found <= set(inquiry.PREVENTION) <= known
    for topic in (*words.ALL_TOPICS, sentences_safety.TOPIC):
        assert topic.department in inquiry.OUR_SIDE and topic.department in inquiry.EVIDENCE


def test_remedies_are_those_of_the_desk() -> None:
    asked = {remedy for topic in words.ALL_TOPICS for remedies in topic.remedies for remedy in remedies}
    known = {remedy.value for remedy in Remedy}
    assert asked <= known
    assert asked <= set(talk.WANTS) <= known
    assert set(talk.GIVES) == set(talk.WANTS)


def test_texts_are_finished_and_clean(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        texts = [
            text
            for row in look.rows('SELECT description, decision, decision_reason, safety_note FROM "case"')
            for text in row
            if text is not None
        ]
        descriptions = look.value('SELECT count(DISTINCT description) FROM "case"')
        texts += [
            row[0] for row in look.rows("SELECT text FROM communication UNION ALL SELECT text FROM proposal")
        ]
        for table, columns in OTHERS.items():
            texts += [text for row in look.rows(f"SELECT {columns} FROM {table}") for text in row if text]
        texts += [
            row[0] for row in look.rows("SELECT name FROM complainant UNION SELECT value FROM contact_point")
        ]
    assert descriptions > 395
    for text in texts:
        assert text == plain_text.clean(text)
        assert not re.search(r"[{}#]|  |\bNone\b", text), text
        assert not text[0].islower() or "@" in text, text
        own = text.replace(shop.REACHED.email or "", "")
        assert "@" not in own or re.search(r"example\.(com|org)$", own), text
