"""The problem categories a new desk starts with (ISO 10002:2018, annex E: details of the problem).

A shop renames, hides and adds its own; a code, once used, never changes, because it is stored and exported.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of problem: `code` is what is stored, `label` what people read."""

    code: str
    label: str


CATEGORIES: tuple[Category, ...] = (
    Category("not_delivered", "not delivered"),
    Category("not_provided", "service not or partly provided"),
    Category("late_delivery", "late delivery"),
    Category("late_service", "late service"),
    Category("defective", "defective"),
    Category("not_as_ordered", "not as ordered"),
    Category("not_ordered", "not ordered"),
    Category("damage_caused", "damage caused"),
    Category("guarantee_refused", "guarantee refused"),
    Category("sale_refused", "sale refused"),
    Category("service_refused", "service refused"),
    Category("selling_methods", "selling methods"),
    Category("wrong_information", "wrong information"),
    Category("too_little_information", "too little information"),
    Category("payment_arrangements", "payment arrangements"),
    Category("price", "price"),
    Category("price_rise", "price rise"),
    Category("extra_charges", "extra charges"),
    Category("unjustified_costs", "unjustified costs"),
    Category("contract_terms", "contract terms"),
    Category("contract_cover", "contract cover"),
    Category("damage_assessment", "damage assessment"),
    Category("compensation_refused", "compensation refused"),
    Category("compensation_too_low", "compensation too low"),
    Category("contract_changed", "contract changed"),
    Category("contract_badly_performed", "contract badly performed"),
    Category("contract_cancelled", "contract cancelled"),
    Category("service_cancelled", "service cancelled"),
    Category("loan_repayment", "loan repayment"),
    Category("interest", "interest"),
    Category("promise_not_kept", "promise not kept"),
    Category("wrong_invoice", "wrong invoice"),
    Category("handled_too_slowly", "complaint handled too slowly"),
    Category("other", "other"),
)
