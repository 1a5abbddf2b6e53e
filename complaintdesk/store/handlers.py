"""Who had a hand in a case, so that nobody audits or reviews their own work (8.5, annex D).

Operations ask here within their act, queries within a look. Every question goes through an index of the case.
"""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.store.look import Look

# Somebody who brought cases in from another system is on file as having taken them, and what came with them: that
# is no handling. What they did afterwards is.
_BROUGHT_IN = "c.origin IS NOT NULL AND m.staff_id = c.taken_by_id AND m.at <= (SELECT e.at FROM event e \
WHERE e.case_id = c.id ORDER BY e.id LIMIT 1)"
_CASE = '"case" c WHERE c.id = :id'
_HANDS = (
    ("decided it", f"SELECT c.decided_by_id FROM {_CASE}"),
    ("looked into it", "SELECT i.investigator_id FROM investigation i WHERE i.case_id = :id"),
    ("answers for it", f"SELECT c.owner_id FROM {_CASE}"),
    ("took it in", f"SELECT c.taken_by_id FROM {_CASE} AND c.origin IS NULL"),
    ("helped with it", "SELECT p.staff_id FROM participant p WHERE p.case_id = :id AND p.part = 'helper'"),
    ("reviewed it", "SELECT r.reviewer_id FROM recourse r WHERE r.case_id = :id"),
    ("made an offer", "SELECT o.made_by_id FROM proposal o WHERE o.case_id = :id AND o.side = 'ours'"),
    ("carried out its remedy", "SELECT r.carried_out_by_id FROM promised_remedy r WHERE r.case_id = :id"),
    ("looked at its remedy", "SELECT r.verified_by_id FROM promised_remedy r WHERE r.case_id = :id"),
    ("did something asked for it", "SELECT t.answered_by_id FROM task t WHERE t.case_id = :id"),
    (
        "wrote in its log",
        'SELECT m.staff_id FROM "case" c JOIN communication m ON m.case_id = c.id '
        f"WHERE c.id = :id AND NOT ({_BROUGHT_IN})",
    ),
    (
        "answered for it before",
        "SELECT s.id FROM event e JOIN staff_member s ON e.changes LIKE '%\"owner_id\":[' || s.id || ',%' "
        "WHERE e.case_id = :id",
    ),
    (
        "looked into it before",
        "SELECT s.id FROM event e JOIN staff_member s ON e.changes LIKE '%\"investigator_id\":[' || s.id || ',%' "
        "WHERE e.case_id = :id",
    ),
    (
        "decided it before",
        "SELECT s.id FROM event e JOIN staff_member s ON e.changes LIKE '%\"decided_by_id\":[' || s.id || ',%' "
        "WHERE e.case_id = :id",
    ),
)
_ALL = " UNION ALL ".join(f"SELECT {at} AS hand, * FROM ({sql})" for at, (_, sql) in enumerate(_HANDS))


class Hand(NamedTuple):
    """Somebody who had a hand in a case, and how: `Can Öz`, `decided it`."""

    staff_id: int
    name: str
    how: str


def of_case(look: Look, case_id: int) -> list[Hand]:
    """Everybody who had a hand in the case, and in which way first of all."""
    rows = look.rows(
        f"WITH h (hand, who) AS ({_ALL}) SELECT s.id, s.name, min(h.hand) "
        "FROM h JOIN staff_member s ON s.id = h.who GROUP BY s.id",
        id=case_id,
    )
    by_hand = sorted(rows, key=lambda row: (row[2], row[0]))
    return [Hand(staff_id, name, _HANDS[hand][0]) for staff_id, name, hand in by_hand]


def hand_of(look: Look, case_id: int, staff_id: int) -> Hand | None:
    """The hand that somebody had in the case; None where they had none."""
    return next((hand for hand in of_case(look, case_id) if hand.staff_id == staff_id), None)
