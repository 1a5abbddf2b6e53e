"""Each row type has as many fields as its query has columns, in the same order, and says what the record says."""

from __future__ import annotations

from typing import Any

from complaintdesk.queries import callers, case_file, case_list, communications, drafts, people
from complaintdesk.queries.case_file import CaseFile
from complaintdesk.records.all import Case, Communication
from complaintdesk.store.look import Look
from tests.desk import Office


def test_a_case_file_is_the_record_and_the_names_behind_it(office: Office) -> None:
    case_id = office.new_case(
        complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"},
        representative={"name": "Lawyer"},
        department_id=1,
        remedies_sought=["refund"],
        sum_sought=100,
    )
    office.acknowledge(case_id)
    office.assess(case_id, severity="high", safety=True, safety_note="wire", note="at once")
    office.assign(case_id, 2)
    office.decide(case_id, remedies=["refund"], sum_given=100, reason="ours")
    office.carry_out(case_id)
    office.close(case_id, note="paid")
    office.reopen(case_id)
    case = office.case(case_id)
    with office.desk.act(office.people[0]) as act:
        record = act.session.get_one(Case, case_id)
        from complaintdesk.store.trail import plain

        kept = {name: plain(getattr(record, name)) for name in Case.model_fields}
    assert {name: value for name, value in case._asdict().items() if name in kept} == kept
    extra = CaseFile._fields[len(kept) :]
    assert extra == ("problem_label", "taken_by", "owner", "department")
    assert [getattr(case, name) for name in extra] == ["other", "Ayşe Demir", "Can Öz", "Sales"]


def test_log_clocks_history_and_person(office: Office) -> None:
    case_id = office.decided_case(complainant={"name": "Mehmet Işık", "phone": "0532", "language": "tr"})
    with office.desk.look() as look:
        entries = communications.log(look, case_id)
        assert [(entry.direction, entry.staff) for entry in entries] == [
            *(("in", "Ayşe Demir"), ("out", "Ayşe Demir"), ("out", "Ayşe Demir")),
        ]
        assert set(communications.LogRow._fields) - {"staff", "of", "became"} <= set(Communication.model_fields)
        person, ways = case_file.person(look, 1)
        assert (person.name, person.language, ways) == ("Mehmet Işık", "tr", [("phone", "0532")])
        assert {clock.kind for clock in case_file.clocks(look, case_id)} == {
            "acknowledge",
            "update",
            "decide",
            "recourse",
        }
        assert case_file.history(look, case_id)[0].act == "intake.take_in"


class Counted(Look):
    """A look that keeps how many columns each query gave."""

    def __init__(self, look: Look) -> None:
        super().__init__(look._connection, look.now)
        self.widths: list[int] = []

    def rows(self, sql: str, **values: Any) -> list[Any]:
        found = super().rows(sql, **values)
        self.widths += [len(row) for row in found[:1]]
        return found


def test_every_row_takes_every_column(office100: Office) -> None:
    """NamedTuples refuse too few or too many values, so that asking is enough."""
    with office100.desk.look() as look:
        counted = Counted(look)
        assert people.staff(counted)
        assert people.categories(counted)
        assert people.departments(counted)
        assert case_list.by_ids(counted, [1])
        assert callers.by_name(counted, "mehmet")
        who = look.value('SELECT complainant_id FROM "case" WHERE complainant_id IS NOT NULL')
        assert callers.cases_of(counted, who)
        assert drafts.drafts(counted, "intake") == []
        assert {3, 2, len(case_list.CaseRow._fields), len(callers.Caller._fields)} <= set(counted.widths)
