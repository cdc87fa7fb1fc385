"""The vocabulary of a list: records under each other with the same fields, and a heading over each field."""

from __future__ import annotations

from dataclasses import dataclass

from finsam_xl.layout.style import Style

__all__ = ["Field", "Listing"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the records: its heading, its width in characters, and the styles of its texts and its heading.

    A record is as high as its longest *measured* text needs.
    """

    heading: str
    width: float
    style: Style = Style.TEXT_BRYT
    heading_style: Style = Style.KOLUMNRUBRIK_TEXT
    measured: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet that is one list, by its fields, which are numbered from 1.

    The headings stand on *heading_row*; they, and the first *kept* fields, stay in sight. With *auto_height* a record
    of one line is as high as Excel makes it. With *only_fields* what stands beside the fields is not printed.
    """

    fields: tuple[Field, ...]
    heading_row: int = 4
    kept: int = 0
    auto_height: bool = False
    only_fields: bool = False

    @property
    def first_row(self) -> int:
        """The row of the first record."""
        return self.heading_row + 1

    @property
    def width(self) -> float:
        """The fields beside each other."""
        return sum(field.width for field in self.fields)
