"""How many calls would have crossed into Excel, and a fault put at one of them."""

from __future__ import annotations

from collections import Counter


class Excelfel(Exception):  # noqa: N818 - the house's word for error
    """What Excel answers when it will not."""


class Raknare:
    """Counts calls by kind and in order; *fall_vid* is the number of the call that fails, once, and 0 is none.

    *namn_till_avbrott* is how many names the workbook's own VBA sets before one of them fails; below 0 is never.
    """

    def __init__(self) -> None:
        self.slag: Counter[str] = Counter()
        self.foljd: list[str] = []
        self.fall_vid = 0
        self.namn_till_avbrott = -1

    @property
    def antal(self) -> int:
        """All calls so far."""
        return self.slag.total()

    def ga(self, slag: str) -> None:
        """One call into Excel."""
        self.slag[slag] += 1
        self.foljd.append(slag)
        if self.antal == self.fall_vid:
            raise Excelfel(f"Excel avbröt vid anrop {self.antal}, {slag}")
