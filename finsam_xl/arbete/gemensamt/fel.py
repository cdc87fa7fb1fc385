"""What stops a command: faults in the input, with all their places, and answers that were not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.modell import Problem

__all__ = ["Avbrott", "Bokandrad", "Indatafel", "Olast"]


class Indatafel(Exception):  # noqa: N818 - the house's word for error is Swedish
    """The input cannot be used; nothing has been written."""

    def __init__(self, problem: Sequence[Problem]) -> None:
        """Keep every problem, so that they can be told all at once."""
        super().__init__(f"{len(problem)} fel i indata")
        self.problem = tuple(problem)


class Avbrott(Exception):  # noqa: N818 - as above
    """A question was not answered with yes, or a file stood in the way; nothing has been written."""


class Bokandrad(Avbrott):
    """The open workbook is no longer what was read; nothing has been written in it."""


class Olast(Avbrott):
    """What was to be examined holds nothing that can be read, so nothing is said of it."""
