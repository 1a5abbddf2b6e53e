"""The acts of a case as moves of the machine: from the act's code to how it is drawn, judged and done."""

from __future__ import annotations

from tests.machine.moves.base import Move
from tests.machine.moves.ending import CarryOut, Close, Reopen, Verify
from tests.machine.moves.onward import Conclude, Outside, Review, TellRecourse
from tests.machine.moves.receipt import Acknowledge, AddEvidence, Assess, Assign, Edit, Investigate, Log
from tests.machine.moves.response import Answer, Decide, Inform, Offer, Resolve
from tests.machine.moves.timing import Extend, Pause, Resume

TABLE: dict[str, Move] = {
    move.act: move
    for move in (
        *(Edit(), Log(), Acknowledge(), Assess(), Assign(), AddEvidence(), Investigate()),
        *(Offer(), Answer(), Decide(), Inform(), Resolve()),
        *(CarryOut(), Verify(), Close(), Reopen()),
        *(TellRecourse(), Review(), Outside(), Conclude()),
        *(Extend(), Pause(), Resume()),
    )
}
# Acts that no operation carries out yet: `test_moves` notices when one does, and then they belong into the table.
WITHOUT_OPERATION = {
    *("attach", "tell_status", "take_part", "watch", "task", "write", "merge", "unmerge"),
}
