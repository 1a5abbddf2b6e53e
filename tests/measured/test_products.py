"""Of products there may be any number: the most frequent are found without reading all, and counted exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from complaintdesk.queries import measured_tables
from complaintdesk.queries.measured import By
from complaintdesk.rules import periods
from complaintdesk.store.look import Look
from tests.desk import Office, StandingClock, set_up
from tests.measured.many import fill


class Reading(Look):
    """A look that counts the rows it reads."""

    read = 0

    def rows(self, sql: str, **values: Any) -> list[Any]:
        found = super().rows(sql, **values)
        self.read += len(found)
        return found


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with four thousand cases of some hundred different products, most of them rare."""
    path = tmp_path_factory.mktemp("many") / "desk.db"
    set_up(path, StandingClock())
    office = Office(path, StandingClock())
    fill(office, 4_000)
    yield office
    office.desk.close()


@pytest.mark.parametrize("said", ["12 months", "2026-Q3", "2026-02-05..2026-11-20"])
def test_the_most_frequent_are_exact_and_few_rows_are_read(filled: Office, said: str) -> None:
    with filled.desk.look() as look:
        period = periods.parse(said, look.today)
        reading = Reading(look._connection, look.now)
        found = measured_tables.pareto(reading, By.PRODUCT, period)
        between = (period.first.isoformat(), period.last.isoformat())
        products = look.rows(
            'SELECT product, count(*) FROM "case" WHERE received_on BETWEEN :first AND :last GROUP BY 1',
            first=between[0],
            last=between[1],
        )
    wanted = Counter(dict(products))
    assert len(wanted) > 50
    assert [row.n for row in found.rows] == [n for _, n in wanted.most_common(measured_tables.TOP)]
    assert {row.code: row.n for row in found.rows} == {row.code: wanted[row.code] for row in found.rows}
    assert found.total == wanted.total()
    months = len(period.months) + 60
    assert reading.read <= 40 * months


def test_capitals_and_spaces_do_not_make_another_product(office: Office) -> None:
    for product in ("Office chair", " OFFICE CHAIR ", "office chair", "x" * 90, "x" * 80, None):
        office.new_case(product=product)
    with office.desk.look() as look:
        found = measured_tables.pareto(look, By.PRODUCT, periods.default(look.today))
    assert [(row.label[:12], row.n) for row in found.rows] == [("office chair", 3), ("x" * 12, 2), ("not said", 1)]
