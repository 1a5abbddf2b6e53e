"""The lists an entry chooses from: categories and departments, made where they are missing; staff, never made."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from sqlalchemy import text

from complaintdesk.documents.importing.words import plain
from complaintdesk.rules.plain_text import fold
from complaintdesk.store.bulk import Bulk

New = tuple[str, Any, dict[str, Any]]
_LONGEST_CODE = 60
OTHER = "other"


class Lists:
    """The desk's lists as they are within one import. What is made is returned, so that its event can tell it."""

    def __init__(self, bulk: Bulk) -> None:
        self._bulk = bulk
        execute = bulk.act.session.connection().execute
        self._categories: dict[str, tuple[str, str]] = {}
        self._position = 0
        for code, label, position in execute(text("SELECT code, label, position FROM category")):
            self._categories.setdefault(plain(label), (code, label))
            self._categories.setdefault(plain(code), (code, label))
            self._position = max(self._position, position + 1)
        self._codes = {code for code, _ in self._categories.values()}
        self._departments = {
            plain(name): (key, name) for key, name in execute(text("SELECT id, name FROM department"))
        }
        self._staff = {
            fold(name): (key, name)
            for key, name in execute(text("SELECT id, name FROM staff_member WHERE active"))
        }

    def category(self, label: str) -> tuple[str, str, list[New]]:
        """Code and label of the category that goes by this name, and what had to be made."""
        known = self._categories.get(plain(label))
        if known is not None:
            return *known, []
        code = self._free_code(label)
        row = {"code": code, "label": label, "position": self._position, "hidden": False, "version": 1}
        self._position += 1
        self._codes.add(code)
        self._categories[plain(label)] = (code, label)
        return code, label, [("category", code, row)]

    def department(self, name: str) -> tuple[int, str, list[New]]:
        """Id and name of the department that goes by this name, and what had to be made."""
        known = self._departments.get(plain(name))
        if known is not None:
            return *known, []
        key = self._bulk.new_id("department")
        self._departments[plain(name)] = (key, name)
        return key, name, [("department", key, {"id": key, "name": name, "hidden": False, "version": 1})]

    def person(self, name: str) -> tuple[int, str] | None:
        """Id and name of the member of staff of this name."""
        return self._staff.get(fold(" ".join(name.split())))

    def _free_code(self, label: str) -> str:
        """A code made of the label, which no other category has."""
        slug = re.sub(r"[^a-z0-9]+", "_", fold(label)).strip("_")[:_LONGEST_CODE].strip("_")
        if len(slug) < 2:  # a script without Latin letters
            slug = f"category_{hashlib.sha256(label.encode()).hexdigest()[:8]}"
        code, number = slug, 2
        while code in self._codes:
            code, number = f"{slug}_{number}", number + 1
        return code
