"""Which column goes to which field, and how its cells are read."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field

from complaintdesk.documents.importing.fields import BY_CODE, KEEP, Kind, label_of
from complaintdesk.rules.errors import Invalid

# Of these, one must be there: a complaint says at least what it is about.
ABOUT = ("description", "summary", "problem", "sub_issue", "product", "sub_product")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Column name → field code. `orders` are those of day columns, `meanings` what a column's values mean.

    `notes` are remarks for the person who is asked; they are not kept.
    """

    columns: Dict[str, str]
    orders: Dict[str, str] = field(default_factory=dict)
    meanings: Dict[str, Dict[str, str]] = field(default_factory=dict)
    currency: str | None = None
    notes: tuple[str, ...] = ()

    def columns_of(self, code: str) -> tuple[str, ...]:
        """The columns that go to a field, in the order of the table."""
        return tuple(column for column, to in self.columns.items() if to == code)

    def day_columns(self) -> tuple[str, ...]:
        """The columns whose cells are days."""
        return tuple(column for column, to in self.columns.items() if to != KEEP and BY_CODE[to].kind is Kind.DAY)

    def check(self) -> None:
        """Raises `Invalid` where complaints cannot be made with this mapping."""
        for code, known in BY_CODE.items():
            columns = self.columns_of(code)
            if len(columns) > 1 and not known.many:
                named = " and ".join(f"“{column}”" for column in columns)
                raise Invalid(f"{named} are both to be the {known.label}; only one column can be.")
        if not self.columns_of("received"):
            raise Invalid(
                "No column says when the complaints were received. Name it in a mapping file: "
                '"Its column" = "received".'
            )
        if not any(self.columns_of(code) for code in ABOUT):
            wanted = ", ".join(label_of(code) for code in ABOUT)
            raise Invalid(f"No column says what the complaints are about: {wanted}.")
