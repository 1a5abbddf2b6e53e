"""What Harbour Street improved, by the kind of complaint that it was about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tale:
    """What was wrong, why, and what was done about it."""

    category: str
    title: str
    problem: str
    whys: tuple[str, ...]
    analysis: str
    correction: str
    prevention: str


TALES = (
    Tale(
        "wrong_invoice",
        "Invoices with the price before the discount",
        "Invoices do not show the discount that was agreed at the counter.",
        (
            "The invoice shows the list price.",
            "Accounts write it from the order, not from the receipt.",
            "The order form has no field for a discount.",
            "It was made when nobody but Helen could give one.",
            "Since spring everybody may, and nobody changed the form.",
        ),
        "The order form cannot hold what the counter agrees.",
        "The invoices of two months were compared with the receipts; eleven were put right.",
        "The order form has a field for the discount, and Accounts return an order that leaves it empty.",
    ),
    Tale(
        "not_as_ordered",
        "The wrong colour in the box",
        "Customers find another colour or size in the box than the one they ordered.",
        (
            "The box holds another colour than its label says.",
            "Boxes are labelled when they come in, by the list of the supplier.",
            "The list has one line for all colours of a model.",
        ),
        "Colours of one model share a line in the supplier's list, so that labels are guessed.",
        "All boxes of the six models in question were opened and labelled again.",
        "Colour and size are read from the box itself and are part of the label.",
    ),
    Tale(
        "not_delivered",
        "Nobody rings before the van comes",
        "The van stands before closed doors and takes the order back, and customers wait another week.",
        (
            "Nobody was in.",
            "They did not know on which day we would come.",
            "The day is fixed after they were last told.",
        ),
        "The day of delivery is fixed after the last time that anybody speaks with the customer.",
        "Everybody on the list of the week was rung at once.",
        "The driver rings the evening before; who is not reached gets a card, and the van goes elsewhere.",
    ),
    Tale(
        "damage_caused",
        "Edges broken on the way",
        "Furniture arrives with broken edges, most of it from the long tour.",
        (
            "The edge hits the wall of the van.",
            "It slides, since nothing holds it on the long tour.",
            "The belts are in the small van only.",
        ),
        "The large van has no belts for single pieces.",
        "What was damaged was repaired or exchanged.",
        "Belts and edge guards for both vans; the driver signs that they were used.",
    ),
    Tale(
        "late_delivery",
        "Days promised that the warehouse cannot keep",
        "The counter promises days that the warehouse never said it could keep.",
        (
            "It was not in stock on the promised day.",
            "The counter took the day from the supplier's catalogue.",
            "What is really on its way stands in a list that only the warehouse sees.",
        ),
        "The counter promises without seeing what is on its way.",
        "The customers who wait were rung and given a day that holds.",
        "The counter sees the warehouse's list and promises no day before it.",
    ),
    Tale(
        "late_service",
        "Two hours that became five",
        "Fitters come hours after the time that was agreed.",
        (
            "The job before took longer.",
            "Every job is planned with two hours.",
            "Nobody has compared the plan with what jobs took since it was made.",
        ),
        "All jobs are planned with the same two hours, whatever they are.",
        "Whoever waited got the next free morning.",
        "Times by kind of job, from what the last hundred took; half an hour between two.",
    ),
    Tale(
        "defective",
        "Defects that a look in the warehouse would have shown",
        "Things come back within days with defects that could be seen before they went out.",
        (
            "The defect was there when it left us.",
            "Nobody opens a box before it goes.",
            "It was given up when two people left.",
        ),
        "Nothing is looked at between the supplier's factory and the customer's kitchen.",
        "What came back was exchanged.",
        "Each tenth box of a delivery is opened; with one defect, all are.",
    ),
    Tale(
        "extra_charges",
        "The old washing machine that cost forty pounds",
        "Customers learn at the door that taking the old machine away is charged.",
        (
            "The driver asks for money.",
            "The charge is on page four of the terms.",
            "The counter does not speak of it, since the order form does not ask.",
        ),
        "The charge is in the terms and not in the conversation.",
        "The charge was paid back where nobody could say that it had been told.",
        "The order form asks for the old machine and prints the charge above the signature.",
    ),
    Tale(
        "wrong_information",
        "What the website says about delivery",
        "The website says “free delivery” without saying that it ends at the kerb.",
        (
            "They expected it to be carried upstairs.",
            "The website says free delivery and no more.",
        ),
        "The page was written for small parcels.",
        "The sentence was completed the same day.",
        "Whoever handles complaints reads each new page before it is shown.",
    ),
)
