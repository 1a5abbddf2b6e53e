"""The deadline policies that a walk may meet: some that are shipped, read as data, and one made to be awkward."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_SHIPPED = Path(__file__).parents[2] / "complaintdesk" / "presets"
_AWKWARD: dict[str, Any] = {
    "code": "awkward",
    "name": "Hours, weeks, priorities, law beside house",
    "source": "made for the tests",
    "valid_from": "2020-01-01",
    "clock": [
        {"kind": "acknowledge", "anchor": "received", "length": 6, "unit": "hours"},
        {"kind": "acknowledge", "anchor": "received", "length": 2, "unit": "hours", "priority": "urgent"},
        {"kind": "update", "anchor": "last_update", "length": 1, "unit": "weeks", "recurring": True},
        {"kind": "decide", "anchor": "received", "length": 30, "unit": "hours", "extend_by": 20},
        {
            "kind": "decide",
            "anchor": "received",
            "length": 12,
            "unit": "hours",
            "extend_by": 20,
            "priority": "high",
        },
        {"kind": "decide", "anchor": "received", "length": 1, "unit": "months", "statutory": True, "extend_by": 1},
        {"kind": "review_acknowledge", "anchor": "escalated", "length": 24, "unit": "hours", "statutory": True},
        {"kind": "review_decide", "anchor": "escalated", "length": 9, "unit": "calendar_days", "extend_by": 4},
        {"kind": "recourse", "anchor": "decided", "length": 20, "unit": "calendar_days"},
    ],
}


def _shipped(code: str) -> dict[str, Any]:
    text = (_SHIPPED / f"{code}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


FILES: dict[str, dict[str, Any]] = {
    **{code: _shipped(code) for code in ("small_business", "uk_housing", "uk_fca", "nhs_england")},
    "awkward": tomllib.loads("valid_from = 2020-01-01") | {k: v for k, v in _AWKWARD.items() if k != "valid_from"},
}
POLICIES: dict[str, list[dict[str, Any]]] = {code: file["clock"] for code, file in FILES.items()}
