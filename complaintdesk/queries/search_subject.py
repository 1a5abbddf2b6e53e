"""Fields of a search that say what a case is about: `product:`, `department:`, `cause:`, `improvement:` (8.2).

With `=` before it the whole is meant, as it is on file: `product:"=desk lamp"`.
"""

from __future__ import annotations

from typing import Any, Final

FIELDS: Final = ("product", "department", "cause", "improvement")
_WHERE: Final = {
    "product": "c.product {is_it}",
    "department": "c.department_id IN (SELECT id FROM department WHERE name {is_it})",
    "cause": """c.id IN (SELECT case_id FROM investigation
 WHERE cause IN (SELECT code FROM cause WHERE code {is_it} OR label {is_it}))""",
    "improvement": """c.id IN (SELECT l.case_id FROM improvement_case l
 JOIN improvement m ON m.id = l.improvement_id WHERE m.number {is_it})""",
}


def narrow(name: str, value: str, key: str) -> tuple[str, dict[str, Any]]:
    """The condition on the case `c`, with its values; `value` is as it was typed."""
    if value.startswith("="):
        whole = value[1:].replace("%22", '"').replace("%25", "%")
        return _WHERE[name].format(is_it=f"= :{key}"), {key: whole}
    plain = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _WHERE[name].format(is_it=f"LIKE :{key} ESCAPE '\\'"), {key: f"%{plain}%"}


def field(name: str, whole: str) -> str:
    """The field as it is typed for all of `whole`: quotation marks within it are written otherwise."""
    escaped = whole.replace("%", "%25").replace('"', "%22")
    return f'{name}:"={escaped}"'
