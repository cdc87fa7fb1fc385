"""A workbook file as tracing reads it: cells with value and formula, defined names and tables; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.andra.satt_varden import Excelfel
from finsam_xl.arbetsbok.lasa.innehall import blad, definierade_namn, stildel, tabeller
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.opc.ooxml import Omrade, avkoda, cell, omrade, omrade_text, qn, synlig_text
from finsam_xl.arbetsbok.opc.paket import Paket, oskadad
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar
from finsam_xl.harkomst.visning import Visning, visningar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.andra.satt_varden import Resultat
    from finsam_xl.arbetsbok.lasa.innehall import Exceltabell, Namn
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["TOM", "Bok", "Plats", "Ruta", "Tabell", "Yta"]


class Plats(NamedTuple):
    """One cell: sheet, row and column from 1."""

    blad: str
    rad: int
    kolumn: int

    def __str__(self) -> str:
        """`ÅR Resultaträkning!C7`, as a reader writes it."""
        return f"{self.blad}!{cell(self.rad, self.kolumn)}"


class Yta(NamedTuple):
    """A rectangle of cells on one sheet."""

    blad: str
    omrade: Omrade

    def __str__(self) -> str:
        return f"{self.blad}!{omrade_text(self.omrade)}"

    @property
    def form(self) -> tuple[int, int]:
        """Its rows and columns."""
        return self.omrade.sista_rad - self.omrade.rad + 1, self.omrade.sista_kolumn - self.omrade.kolumn + 1

    def celler(self) -> Iterator[Plats]:
        """Each cell, row by row."""
        for rad in range(self.omrade.rad, self.omrade.sista_rad + 1):
            for kolumn in range(self.omrade.kolumn, self.omrade.sista_kolumn + 1):
                yield Plats(self.blad, rad, kolumn)


class Ruta(NamedTuple):
    """What a cell holds: its value as the file has it, its formula (without `=`), and its format's number."""

    varde: Resultat
    formel: str = ""
    stil: int = 0


@dataclass(frozen=True, slots=True)
class Tabell:
    """An Excel table: the rectangle of its data rows, its headings with their columns, and its own formulas."""

    namn: str
    blad: str
    data: Omrade
    kolumner: Mapping[str, int]
    huvud: bool
    summarad: bool
    raknade: Mapping[int, str]

    def kolumn(self, rubrik: str) -> int | None:
        """The column in the sheet under this heading, upper and lower case alike."""
        return next((nr for namn, nr in self.kolumner.items() if namn.casefold() == rubrik.casefold()), None)


TOM = Ruta(None)


class Bok:
    """The workbook; a sheet is read when first asked for."""

    def __init__(self, paket: Paket) -> None:
        self.paket = paket
        self._blad = {ett.namn.casefold(): ett for ett in blad(paket) if ett.slag == "worksheet"}
        self._celler: dict[str, Mapping[tuple[int, int], Ruta]] = {}
        self._matt: dict[str, tuple[int, int]] = {}
        self._namn: dict[str, list[Namn]] = {}
        for ett in definierade_namn(paket):
            self._namn.setdefault(ett.namn.casefold(), []).append(ett)
        self._tabeller = {ett.namn.casefold(): ett for ett in tabeller(paket)}
        self._former: dict[str, Tabell] = {}
        self._visningar = paket.tolkad(stildel(paket), visningar)
        self.dag_noll = dag_noll(paket)

    @classmethod
    @oskadad
    def oppna(cls, data: bytes) -> Bok:
        """Open the file.

        Raises:
            Paketfel: it is no workbook, or one that is not to be trusted.

        """
        return cls(Paket.oppna(data))

    def bladnamn(self) -> tuple[str, ...]:
        """The worksheets in the order of their tabs."""
        return tuple(ett.namn for ett in self._blad.values())

    def blad(self, namn: str) -> str | None:
        """The sheet's name as the file spells it, None when there is none."""
        ett = self._blad.get(namn.casefold())
        return ett.namn if ett else None

    def rot(self, namn: str) -> Element:
        """The sheet's XML."""
        return self.paket.rot(self._blad[namn.casefold()].del_)

    def celler(self, namn: str) -> Mapping[tuple[int, int], Ruta]:
        """The cells of a sheet that hold something or have a format of their own."""
        if namn not in self._celler:
            self._celler[namn] = _las(self.paket, self.rot(namn))
        return self._celler[namn]

    def ruta(self, plats: Plats) -> Ruta:
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

    def namn(self, namn: str, hem: str) -> Namn | None:
        """The defined name as it reads on the sheet *hem*: the sheet's own before the workbook's."""
        alla = self._namn.get(namn.casefold(), [])
        lokala = [ett for ett in alla if ett.blad is not None and ett.blad.casefold() == hem.casefold()]
        return next(iter([*lokala, *(ett for ett in alla if ett.blad is None)]), None)

    def alla_namn(self) -> Iterator[Namn]:
        """Every defined name."""
        for samma in self._namn.values():
            yield from samma

    def tabell(self, namn: str) -> Tabell | None:
        """The Excel table, None when there is none."""
        ett = self._tabeller.get(namn.casefold())
        if ett is None:
            return None
        if ett.namn not in self._former:
            self._former[ett.namn] = _tabellform(self.paket, ett)
        return self._former[ett.namn]

    def tabeller(self) -> Iterator[Tabell]:
        """Every Excel table."""
        for ett in self._tabeller.values():
            tabell = self.tabell(ett.namn)
            if tabell is not None:
                yield tabell

    def tabell_vid(self, plats: Plats) -> Tabell | None:
        """The table whose data rows hold this cell."""
        ruta = Omrade(plats.rad, plats.kolumn, plats.rad, plats.kolumn)
        return next((ett for ett in self.tabeller() if ett.blad == plats.blad and ett.data.traffar(ruta)), None)

    def visning(self, stil: int) -> Visning:
        """How a cell of this format shows its number."""
        return self._visningar[stil] if stil < len(self._visningar) else Visning()


@oskadad
def _las(paket: Paket, rot: Element) -> Mapping[tuple[int, int], Ruta]:
    alla = list(rutor(rot))
    texter, strangar = formler(alla), delade_strangar(paket)
    return {
        (ruta.rad, ruta.kolumn): Ruta(
            _varde(ruta.element, strangar), texter.get((ruta.rad, ruta.kolumn), ""), int(ruta.element.get("s", "0"))
        )
        for ruta in alla
    }


def _varde(element: Element, strangar: list[Element]) -> Resultat:
    inne, text = element.find(qn("is")), element.findtext(qn("v"))
    if inne is not None:
        return synlig_text(inne)
    return None if text is None else _tolkat(element.get("t", "n"), text, strangar)


def _tolkat(slag: str, text: str, strangar: list[Element]) -> Resultat:
    match slag:
        case "s":
            return synlig_text(strangar[int(text)])
        case "b":
            return text in {"1", "true"}
        case "e":
            return Excelfel(text)
        case "n":
            return float(text) if text else None
        case _:
            return avkoda(text)


@oskadad
def _tabellform(paket: Paket, ett: Exceltabell) -> Tabell:
    rot = paket.rot(ett.del_)
    huvud, summarad = rot.get("headerRowCount", "1") != "0", rot.get("totalsRowCount", "0") != "0"
    helhet = omrade(ett.ref)
    kolumner = rot.findall(f"{qn('tableColumns')}/{qn('tableColumn')}")
    return Tabell(
        ett.namn,
        ett.blad,
        helhet._replace(rad=helhet.rad + huvud, sista_rad=helhet.sista_rad - summarad),
        {avkoda(kolumn.get("name", "")).strip(): helhet.kolumn + nr for nr, kolumn in enumerate(kolumner)},
        huvud,
        summarad,
        {
            helhet.kolumn + nr: text
            for nr, kolumn in enumerate(kolumner)
            if (text := kolumn.findtext(qn("calculatedColumnFormula")))
        },
    )
