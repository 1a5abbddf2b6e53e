"""What people decide about a letter that did not go out by itself (7.3)."""

from __future__ import annotations

from complaintdesk.operations.inputs.fields import Entered, Key, OptionalEmail, OptionalLine


class Again(Entered):
    """Send a letter again; to another address, where one is given."""

    letter_id: Key
    to_address: OptionalEmail = None


class GivenUp(Entered):
    """A letter does not go by e-mail; `note` says how it goes instead."""

    letter_id: Key
    note: OptionalLine = None
