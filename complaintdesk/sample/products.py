"""What Harbour Street sells and does, with its usual price in pounds."""

from __future__ import annotations

GOODS = {
    "oak dining table": 540,
    "office chair": 129,
    "washing machine": 379,
    "fridge-freezer": 449,
    "wardrobe": 319,
    "mattress": 260,
    "folding bicycle": 420,
    "kettle": 35,
    "vacuum cleaner": 149,
    "desk lamp": 42,
    "sofa bed": 590,
    "bookcase": 139,
    "dishwasher": 359,
    "tumble dryer": 299,
    "garden bench": 110,
    "cot bed": 189,
    "microwave": 89,
    "coffee machine": 159,
    "convector heater": 65,
    "step ladder": 48,
    "child’s car seat": 145,
    "gas hob": 210,
    "bunk bed": 349,
    "pressure cooker": 72,
    "worktop": 230,
    "front door lock": 85,
    "shower pump": 175,
    "electric blanket": 45,
    "corner sofa": 890,
    "chest of drawers": 175,
    "range cooker": 1150,
    "sewing machine": 199,
}
# What can be said of some things only: a text that begins with `#water` is for these.
KINDS: dict[str, frozenset[str]] = {
    kind: frozenset(things.split("/"))
    for kind, things in {
        "electric": "washing machine/fridge-freezer/kettle/vacuum cleaner/desk lamp/dishwasher/tumble dryer/"
        "microwave/coffee machine/convector heater/shower pump/electric blanket/range cooker/sewing machine",
        "water": "washing machine/dishwasher/shower pump/fridge-freezer",
        "seat": "oak dining table/office chair/sofa bed/corner sofa",
        "wood": "oak dining table/wardrobe/bookcase/garden bench/cot bed/bunk bed/chest of drawers/worktop",
        "furniture": "oak dining table/office chair/wardrobe/bookcase/garden bench/cot bed/bunk bed/"
        "chest of drawers",
        "textile": "mattress/sofa bed/corner sofa/electric blanket/child’s car seat/office chair",
        "door": "washing machine/fridge-freezer/wardrobe/dishwasher/tumble dryer/microwave/range cooker",
        "big": "oak dining table/washing machine/fridge-freezer/wardrobe/sofa bed/bookcase/dishwasher/"
        "tumble dryer/garden bench/cot bed/bunk bed/corner sofa/chest of drawers/range cooker",
        "built": "dishwasher/gas hob/range cooker/worktop",
        "glass": "coffee machine/washing machine/gas hob",
        "stands": "step ladder/bunk bed",
        "gas": "gas hob",
        "pressure": "pressure cooker",
        "boiler": "boiler service",
        "kitchen": "kitchen fitting/worktop cutting/oven installation/dishwasher installation",
        "machine": "boiler service/washing machine repair/appliance safety check/bicycle service",
        "fitting": "kitchen fitting/worktop cutting/oven installation/dishwasher installation/furniture assembly",
        "cleaning": "sofa cleaning/chair re-upholstery/carpet laying",
        "rooms": "carpet laying/blind fitting",
        "removal": "oven installation/dishwasher installation/kitchen fitting/carpet laying",
    }.items()
}
DANGEROUS = (
    "washing machine",
    "tumble dryer",
    "kettle",
    "convector heater",
    "step ladder",
    "gas hob",
    "bunk bed",
    "electric blanket",
    "pressure cooker",
    "coffee machine",
)
SERVICES = {
    "boiler service": 85,
    "kitchen fitting": 950,
    "washing machine repair": 95,
    "bicycle service": 60,
    "carpet laying": 280,
    "furniture assembly": 75,
    "oven installation": 110,
    "sofa cleaning": 90,
    "lock change": 120,
    "blind fitting": 65,
    "gutter cleaning": 80,
    "appliance safety check": 40,
    "chair re-upholstery": 340,
    "worktop cutting": 55,
    "dishwasher installation": 70,
}
