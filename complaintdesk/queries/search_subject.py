"""Fields of a search that say what a case is about: `product:`, `department:`, `cause:`, `improvement:` (8.2).

With `=` before it the whole is meant, as it is on file: `product:"=desk lamp"`. Products are told apart as the
figures do it (`store.tallied`): capitals and blanks around them aside. `none` is where nothing is said.
"""

from __future__ import annotations

from typing import Any, Final

from complaintdesk.rules.measure import PRODUCT_CHARACTERS

FIELDS: Final = ("product", "department", "cause", "improvement")
_NONE: Final = {
    "product": "trim(coalesce(c.product, '')) = ''",
    "department": "c.department_id IS NULL",
    "cause": """c.id NOT IN (SELECT case_id FROM investigation
 WHERE cause IS NOT NULL AND concluded_at IS NOT NULL)""",
}
_SAME_PRODUCT: Final = f"""substr(lower(trim(coalesce(c.product, ''))), 1, {PRODUCT_CHARACTERS})
 = substr(lower(trim(:{{key}})), 1, {PRODUCT_CHARACTERS})"""
_WHERE: Final = {
    "product": "c.product {is_it}",
    "department": "c.department_id IN (SELECT id FROM department WHERE name {is_it})",
    "cause": """c.id IN (SELECT case_id FROM investigation
 WHERE concluded_at IS NOT NULL AND cause IN (SELECT code FROM cause WHERE code {is_it} OR label {is_it}))""",
    "improvement": """c.id IN (SELECT l.case_id FROM improvement_case l
 JOIN improvement m ON m.id = l.improvement_id WHERE m.number {is_it})""",
}


def narrow(name: str, value: str, key: str) -> tuple[str, dict[str, Any]]:
    """The condition on the case `c`, with its values; `value` is as it was typed."""
    if value.casefold() == "none" and name in _NONE:
        return _NONE[name], {}
    if value.startswith("="):
        whole = value[1:].replace("%22", '"').replace("%25", "%")
        if name == "product":
            return _SAME_PRODUCT.format(key=key), {key: whole}
        return _WHERE[name].format(is_it=f"= :{key}"), {key: whole}
    plain = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _WHERE[name].format(is_it=f"LIKE :{key} ESCAPE '\\'"), {key: f"%{plain}%"}


def field(name: str, whole: str) -> str:
    """The field as it is typed for all of `whole`: quotation marks within it are written otherwise."""
    escaped = whole.replace("%", "%25").replace('"', "%22")
    return f'{name}:"={escaped}"'
