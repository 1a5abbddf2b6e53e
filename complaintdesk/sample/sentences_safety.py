"""Words about danger: somebody might be, or has been, hurt (7.5: a safety implication goes to the top)."""

from __future__ import annotations

from complaintdesk.sample.topics import Topic

TOPIC = Topic(
    problem="defective",
    weight=0.0,
    department="Workshop",
    services=False,
    openings=(
        "#electric There was smoke from the plug of the {product}, and the socket is black.",
        "#electric The {product} gave me an electric shock when I touched its side.",
        "#glass The glass in the {product} burst without anybody going near it.",
        "The {product} came apart in my hands, and I cut my thumb.",
        "A sharp piece of metal has come off the {product}.",
        "#pressure The lid of the {product} flew off while it was on the stove.",
        "My little boy cut his hand on an edge of the {product} that should not be there.",
        "#stands The {product} gave way under me, and I landed on the floor.",
        "#electric The {product} gets so hot that it has scorched the wall behind it.",
        "#stands A bolt of the {product} sheared off in use; it is pure luck that nobody was hurt.",
        "#gas There is a smell of gas in the kitchen since the {product} was fitted.",
    ),
    details=(
        "#electric I have unplugged it and nobody may touch it.",
        "The doctor put in two stitches.",
        "We had the fire service here.",
        "I am writing at once so that you can warn others.",
        "I have kept the broken part.",
        "There are small children in the house.",
    ),
    said=(
        "#electric {who} told me to switch it off and wait for a call.",
        "{who} said that it could not be dangerous. I see that differently.",
        "I was told that nobody else had reported such a thing.",
    ),
    remedies=(("replacement", "apology"), ("refund",), ("repair",), ("compensation", "notice_of_change")),
    findings_for=(
        "#electric Opened in the workshop: a wire is squeezed under the cover. Stopped the sale of this batch.",
        "Edge was not ground at the factory. The other four in stock are the same; taken off the shelf.",
        "#stands The bolt is of the wrong grade. Told the maker and the trading standards office.",
    ),
    findings_against=(
        "#electric Opened in the workshop: cable damaged by a piece of furniture standing on it.",
        "Had been put up against the instructions.",
    ),
    causes_for=("material", "material", "supplier"),
    causes_against=("misuse", "misuse"),
    upheld=(
        "You were right to tell us at once. We have found the cause and taken the others off the shelf.",
        "It is a fault of the {product} and a dangerous one. We have warned everybody who bought it.",
    ),
    partly=(
        "#electric The cause is a damaged cable, but the {product} should have switched itself off, and did not.",
        "Put up otherwise than the leaflet says, but the warning on the {product} is too small to be seen.",
    ),
    not_upheld=(
        "#electric The cable was damaged from outside. Please do not use it again; we show you where it is.",
        "The {product} had not been put up as described. Please let us show you how.",
    ),
    severity=(0.0, 0.15, 0.85),
)
NOTES = (
    "#electric Risk of fire: told not to use it.",
    "Somebody was hurt; first aid was enough.",
    "#electric Electric shock: unplugged, kept for our workshop.",
    "Could hurt a child. Others of the batch to be looked at today.",
    "#gas Possible gas leak: told to air the room and ring the gas emergency line.",
)
