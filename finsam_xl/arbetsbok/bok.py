"""The workbook: one value that everybody who reads it is handed, so that each thing in it is read once.

A workbook file is taken apart once, and once more for the values it was saved with; every sheet, table and name is read
when first asked for. Whoever changes a workbook changes a copy of its package, and makes a new `Bok` of that.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok import granser
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.lasa.bladvarden import Bladvarden, brister, ytan
from finsam_xl.arbetsbok.lasa.cellinnehall import TOM, las_celler
from finsam_xl.arbetsbok.lasa.innehall import blad, definierade_namn, stildel, tabeller
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.lasa.tabellform import formen
from finsam_xl.arbetsbok.lasa.varden import Vardelasare
from finsam_xl.arbetsbok.lasa.visning import Visning, visningar
from finsam_xl.arbetsbok.opc.ooxml import Omrade
from finsam_xl.arbetsbok.opc.paket import Forstor, Paket, Skadad, oskadad

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall
    from finsam_xl.arbetsbok.lasa.innehall import Blad, Exceltabell, Namn
    from finsam_xl.arbetsbok.lasa.plats import Yta
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Bok"]


class Bok:
    """A workbook file's bytes, and what stands in them.

    Nothing is read before it is asked for: every question raises Paketfel of a file that is no workbook, that is not to
    be trusted, or that is damaged where the answer should stand.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._celler: dict[str, Mapping[tuple[int, int], Cellinnehall]] = {}
        self._matt: dict[str, tuple[int, int]] = {}
        self._former: dict[str, Tabellform] = {}
        self._rader: dict[str, list[list[object]]] = {}
        self._varden: dict[str, Bladvarden] = {}

    @classmethod
    def av(cls, paket: Paket) -> Bok:
        """The workbook that a changed package makes; it need not be taken apart again."""
        bok = cls(paket.skriv())
        bok.__dict__["paket"] = paket.kopia(orubblig=True)
        return bok

    @cached_property
    def paket(self) -> Paket:
        """The file taken apart, for reading."""
        return Paket.oppna(self.data).kopia(orubblig=True)

    def att_andra(self) -> Paket:
        """A copy of the package, to make another workbook of."""
        return self.paket.kopia()

    @cached_property
    @oskadad
    def _blad(self) -> dict[str, Blad]:
        alla = [ett for ett in blad(self.paket) if ett.slag == "worksheet"]
        for ett in alla:
            if ett.del_ not in self.paket:
                raise Skadad(f"delen {ett.del_} saknas")
        return {ett.namn.casefold(): ett for ett in alla}

    @cached_property
    def bladnamn(self) -> tuple[str, ...]:
        """The worksheets in the order of their tabs."""
        return tuple(ett.namn for ett in self._blad.values())

    def blad(self, namn: str) -> str | None:
        """The sheet's name as the file spells it, None when there is none."""
        ett = self._blad.get(namn.casefold())
        return ett.namn if ett else None

    def xml(self, namn: str) -> bytes:
        """The sheet's part as it stands."""
        return self.paket.las(self._blad[namn.casefold()].del_)

    def rot(self, namn: str) -> Element:
        """The sheet's XML."""
        return self.paket.rot(self._blad[namn.casefold()].del_)

    @cached_property
    @oskadad
    def _visningar(self) -> tuple[Visning, ...]:
        return self.paket.tolkad(stildel(self.paket), visningar)

    def visning(self, stil: int) -> Visning:
        """How a cell of this format shows its number."""
        return self._visningar[stil] if stil < len(self._visningar) else Visning()

    @cached_property
    def dag_noll(self) -> date:
        """The day that the workbook counts as 0."""
        return dag_noll(self.paket)

    def celler(self, namn: str) -> Mapping[tuple[int, int], Cellinnehall]:
        """The cells of a sheet that hold something or have a format of their own."""
        if namn not in self._celler:
            self._celler[namn] = las_celler(self.paket, self.rot(namn))
        return self._celler[namn]

    def ruta(self, plats: Plats) -> Cellinnehall:
        """The cell, empty where nothing stands."""
        return self.celler(plats.blad).get((plats.rad, plats.kolumn), TOM)

    def fyllda(self, yta: Yta) -> Iterator[Plats]:
        """The cells of a rectangle that hold something, row by row, however large it is."""
        celler, plats = self.celler(yta.blad), yta.omrade
        if yta.form[0] * yta.form[1] < len(celler):
            platser = [(ett.rad, ett.kolumn) for ett in yta.celler()]
        else:
            platser = sorted(ett for ett in celler if plats.traffar(Omrade(*ett, *ett)))
        for ett in platser:
            ruta = celler.get(ett, TOM)
            if ruta.formel or ruta.varde is not None:
                yield Plats(yta.blad, *ett)

    def matt(self, namn: str) -> tuple[int, int]:
        """The last row and the last column that hold something."""
        if namn not in self._matt:
            fyllda = [plats for plats, ruta in self.celler(namn).items() if ruta.formel or ruta.varde is not None]
            self._matt[namn] = tuple(max((plats[axel] for plats in fyllda), default=1) for axel in (0, 1))  # type: ignore[assignment]  # two axes
        return self._matt[namn]

    def rader(self, namn: str) -> Sequence[Sequence[object]]:
        """The values that a sheet was saved with, as rows from A1; none of a sheet that is not there."""
        if namn not in self._rader:
            if namn in self.bladnamn and ytan(self.xml(namn)) > granser.STORSTA_YTA:
                raise Forstor(f"bladet {namn} sträcker sig över mer än {granser.STORSTA_YTA} celler")
            self._rader[namn] = self._lasare.rader(namn)
        return self._rader[namn]

    @cached_property
    def _lasare(self) -> Vardelasare:
        return Vardelasare(self.data)

    def varden(self, namn: str) -> Bladvarden:
        """The values of a sheet's cells by address, with broken cells told apart from empty ones."""
        if namn not in self._varden:
            self._varden[namn] = Bladvarden(self.rader(namn), brister(self.xml(namn)))
        return self._varden[namn]

    def varde(self, blad: str, rad: int, kolumn: int) -> object:
        """The value that a cell was saved with: text, number, date, None, Felvarde or Oraknad."""
        return self.varden(blad).cell(rad, kolumn)

    @cached_property
    @oskadad
    def _namn(self) -> dict[str, list[Namn]]:
        namn: dict[str, list[Namn]] = {}
        for ett in definierade_namn(self.paket):
            namn.setdefault(ett.namn.casefold(), []).append(ett)
        return namn

    def namn(self, namn: str, hem: str) -> Namn | None:
        """The defined name as it reads on the sheet *hem*: the sheet's own before the workbook's."""
        alla = self._namn.get(namn.casefold(), [])
        lokala = [ett for ett in alla if ett.blad is not None and ett.blad.casefold() == hem.casefold()]
        return next(iter([*lokala, *(ett for ett in alla if ett.blad is None)]), None)

    def alla_namn(self) -> Iterator[Namn]:
        """Every defined name."""
        for samma in self._namn.values():
            yield from samma

    @cached_property
    def bokens_namn(self) -> Mapping[str, str]:
        """The names of the whole workbook, as they are spelt, and what they refer to."""
        return {ett.namn: ett.text for ett in self.alla_namn() if ett.blad is None}

    def lokala_namn(self, namn: str) -> frozenset[str]:
        """The names that a sheet has for itself."""
        return frozenset(ett.namn for ett in self.alla_namn() if ett.blad == namn)

    @cached_property
    @oskadad
    def _tabeller(self) -> dict[str, Exceltabell]:
        return {ett.namn.casefold(): ett for ett in tabeller(self.paket)}

    def tabell(self, namn: str) -> Tabellform | None:
        """The Excel table, upper and lower case alike; None when there is none."""
        ett = self._tabeller.get(namn.casefold())
        if ett is None:
            return None
        if ett.namn not in self._former:
            self._former[ett.namn] = formen(self.paket, ett)
        return self._former[ett.namn]

    @cached_property
    def tabeller(self) -> tuple[Tabellform, ...]:
        """Every Excel table."""
        return tuple(ett for namn in self._tabeller if (ett := self.tabell(namn)) is not None)

    def tabell_vid(self, plats: Plats) -> Tabellform | None:
        """The table whose data rows hold this cell."""
        ruta = Omrade(plats.rad, plats.kolumn, plats.rad, plats.kolumn)
        return next((ett for ett in self.tabeller if ett.blad == plats.blad and ett.data.traffar(ruta)), None)
