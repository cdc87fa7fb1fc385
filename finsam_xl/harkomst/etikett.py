"""What a cell is called: the words of its row and the heading of its column, as a reader of the sheet sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import Plats, Yta
from finsam_xl.arbetsbok.lasa.visning import visa
from finsam_xl.harkomst.formel import Formelfel, syftning
from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform

__all__ = ["Etiketter"]

_HEADING = "rubrik"
_ROW_SAYS = 4
_LISTA = "saldolista, "
_JUSTERINGAR, _JUSTERING, _JUSTERADE = "Justeringar", "justering", frozenset({"Saldo", "Objektsaldo"})
_NAMING = ("Benämning", "Medlem", "Insats")


class Etiketter:
    """The labels of a book's cells, and the defined names that point at one cell each."""

    def __init__(self, bok: Bok) -> None:
        self._bok = bok
        self._namn = _cellnamn(bok)
        self._filer = dict(_filer(bok))

    def namn(self, plats: Plats) -> str:
        """The defined name of a cell, "" when it has none."""
        return self._namn.get(plats, "")

    def etikett(self, plats: Plats) -> str:
        """`Verksamhetens intäkter, 2025`: the row's words, then the column's heading."""
        tabell = self._bok.tabell_vid(plats)
        if tabell is not None:
            return ", ".join([_rubrik(tabell, plats.kolumn), *self._radnamn(tabell, plats)])
        return ", ".join(ett for ett in (self._radens(plats), self._kolumnens(plats)) if ett)

    def rad(self, tabell: Tabellform, rad: int) -> Mapping[str, str]:
        """What a table row says, by heading; empty cells are left out."""
        alla = {rubrik: self._som_text(Plats(tabell.blad, rad, kolumn)) for rubrik, kolumn in tabell.kolumner.items()}
        return {rubrik: text for rubrik, text in alla.items() if text}

    def fil(self, period: str) -> str:
        """The SIE file that a period's rows were read from: its own year's, else the one of the year after it.

        By Importlogg; "" when it does not say.
        """
        senare = sorted(ett for ett in self._filer if ett >= period)
        return self._filer[senare[0]] if senare else ""

    def justering(self, tabell: str, falt: Mapping[str, str]) -> str:
        """The rows of Justeringar that a row of Saldo or Objektsaldo was made of, with their reasons."""
        blad = self._bok.tabell(_JUSTERINGAR)
        if tabell not in _JUSTERADE or falt.get("Källa") != _JUSTERING or blad is None:
            return ""
        lika = ("Period", "Konto", *(("Objekt",) if falt.get("Objekt") else ()))
        delar = []
        for nr in range(blad.data.rad, blad.data.sista_rad + 1):
            rad = self.rad(blad, nr)
            if rad and all(rad.get(rubrik) == falt.get(rubrik) for rubrik in lika):
                roll = f" ({rad['Roll']})" if "Roll" in rad else ""
                delar.append(f"rad {nr}: {rad.get('Skäl', '')}{roll}")
        return f"{blad.blad} {'; '.join(delar)}"

    def _radnamn(self, tabell: Tabellform, plats: Plats) -> list[str]:
        rad = {
            rubrik: text
            for rubrik, text in self.rad(tabell, plats.rad).items()
            if rubrik != _rubrik(tabell, plats.kolumn)
        }
        nyckel = next((ett.nyckel for ett in TABELLER if ett.namn == tabell.namn), ())
        if nyckel:
            return [text for rubrik, text in rad.items() if rubrik in {*nyckel, *_NAMING}]
        return list(rad.values())[:_ROW_SAYS]

    def _som_text(self, plats: Plats) -> str:
        ruta = self._bok.ruta(plats)
        visad = visa(ruta.varde, self._bok.visning(ruta.stil), self._bok.dag_noll)
        return "" if ruta.varde is None else visad.strip("«»")

    def _radens(self, plats: Plats) -> str:
        celler = self._bok.celler(plats.blad)
        eget = self.namn(plats)
        for kolumn in range(1, plats.kolumn):
            ruta = celler.get((plats.rad, kolumn))
            if ruta is not None and isinstance(ruta.varde, str) and ruta.varde.strip():
                text = ruta.varde.strip()
                if text.casefold() not in {eget.casefold(), eget.removesuffix("_fg").casefold()}:
                    return text
        return ""

    def _kolumnens(self, plats: Plats) -> str:
        celler = self._bok.celler(plats.blad)
        for rad in range(plats.rad - 1, 0, -1):
            ruta = celler.get((rad, plats.kolumn))
            if ruta is not None and _HEADING in self._bok.visning(ruta.stil).stil.casefold() and ruta.varde is not None:
                return self._som_text(Plats(plats.blad, rad, plats.kolumn))
        return ""


def _rubrik(tabell: Tabellform, kolumn: int) -> str:
    return next((rubrik for rubrik, nr in tabell.kolumner.items() if nr == kolumn), "")


def _cellnamn(bok: Bok) -> dict[Plats, str]:
    namn: dict[Plats, str] = {}
    for ett in bok.alla_namn():
        if ett.blad is not None or ett.namn.casefold().startswith("_xl"):
            continue
        try:
            yta = syftning(bok, ett.text, Plats("", 1, 1)).yta
        except Formelfel:
            continue
        if isinstance(yta, Yta) and yta.form == (1, 1):
            namn.setdefault(Plats(yta.blad, yta.omrade.rad, yta.omrade.kolumn), ett.namn)
    return namn


def _filer(bok: Bok) -> list[tuple[str, str]]:
    logg = bok.tabell("Importlogg")
    if logg is None or logg.kolumn("Period") is None or logg.kolumn("Fil") is None:
        return []
    rader = range(logg.data.rad, logg.data.sista_rad + 1)
    rubriker = ("Period", "Fil", *(("Program",) if logg.kolumn("Program") is not None else ()))
    platser = [tuple(Plats(logg.blad, rad, logg.kolumner[rubrik]) for rubrik in rubriker) for rad in rader]
    return [
        (
            visa(bok.ruta(period).varde, bok.visning(bok.ruta(period).stil), bok.dag_noll),
            ", ".join((str(bok.ruta(fil).varde or ""), *(_bladet(bok, ett) for ett in program))).removesuffix(", "),
        )
        for period, fil, *program in platser
    ]


def _bladet(bok: Bok, program: Plats) -> str:
    """The sheet of a file that is a list of balances, as the import wrote it: `bladet Råbalans`."""
    return str(bok.ruta(program).varde or "").partition(_LISTA)[2]
