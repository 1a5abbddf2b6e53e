"""The acts of a case as moves of the machine: from the move's name to how it is drawn, judged and done."""

from __future__ import annotations

from tests.machine.moves.base import Move
from tests.machine.moves.belonging import Correct, CorrectRepresentative, Merge, Separate, Unmerge
from tests.machine.moves.ending import CarryOut, Close, Reopen, Verify
from tests.machine.moves.files import Attach, TakeMail
from tests.machine.moves.onward import Conclude, Outside, Review, TellRecourse
from tests.machine.moves.receipt import (
    Acknowledge,
    AddEvidence,
    Assess,
    Assign,
    Edit,
    Investigate,
    Log,
    TellStatus,
)
from tests.machine.moves.response import Answer, Decide, Inform, Offer, Resolve
from tests.machine.moves.timing import Extend, Pause, Resume
from tests.machine.moves.together import AnswerTask, Ask, DropTask, Leave, Remind, TakePart, Watching
from tests.machine.moves.writing import Write

TABLE: dict[str, Move] = {
    str(move): move
    for move in (
        *(Log(), Edit(), Acknowledge(), Assess(), Assign(), AddEvidence(), Investigate()),
        *(Offer(), Answer(), Decide(), Inform(), Resolve()),
        *(CarryOut(), Verify(), Close(), Reopen()),
        *(TellRecourse(), Review(), Outside(), Conclude()),
        *(Extend(), Pause(), Resume(), TellStatus()),
        *(TakePart(), Leave(), Watching(), Ask(), AnswerTask(), Remind(), DropTask()),
        *(Attach(), TakeMail(), Write()),
        *(Merge(), Unmerge(), Separate(), Correct(), CorrectRepresentative()),
    )
}
# Acts that no operation carries out yet: a test notices when one does, and then they belong into the table.
WITHOUT_OPERATION: set[str] = set()
