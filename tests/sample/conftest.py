"""The sample at its default size, made once for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from complaintdesk.sample import shop
from complaintdesk.store.desk import Desk, open_desk
from tests.desk import MONDAY
from tests.made_once import made_once


@pytest.fixture(scope="package")
def harbour_street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample shop on Monday 23 November 2026 at nine. Never write to it."""

    def make(path: Path) -> None:
        desk = open_desk(path, create=True, clock=lambda: MONDAY)
        shop.build(desk, shop.CASES, shop.SEED)
        desk.close()

    desk = open_desk(made_once(tmp_path_factory, "sample.db", make), clock=lambda: MONDAY)
    yield desk
    desk.close()


def everything(path: Path, seed: int = 1, cases: int = 45, hours: int = 0) -> dict[str, list[tuple[object, ...]]]:
    """Every table of a small sample, made `hours` after nine on that Monday."""
    from datetime import timedelta

    from complaintdesk.records.all import METADATA

    desk = open_desk(path, create=True, clock=lambda: MONDAY + timedelta(hours=hours))
    shop.build(desk, cases, seed)
    with desk.look() as look:
        every = 'SELECT * FROM "{}" ORDER BY 1'
        found = {table: [tuple(row) for row in look.rows(every.format(table))] for table in METADATA.tables}
    desk.close()
    return found
