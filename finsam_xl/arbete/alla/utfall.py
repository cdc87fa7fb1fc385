"""What went through with a book: the row that the overview has of it, taken from its reports as soon as it is done."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.book.oversiktsbok import Oversiktsrad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

__all__ = ["DUBBLETT", "gjord_rad", "med_dubbletter", "stannad_rad", "utan_rapport_rad"]

DUBBLETT = "Samma förbund och balansdag som"
"""Begins what is told of a book that another one in the folder has the same accounts as."""
_ARETS = "AR"
_SIFFROR = {
    "intakter": "RR_intakter",
    "kostnader": "FO_kostnader",
    "resultat": "RR_arets_resultat",
    "eget_kapital": "BR_summa_eget_kapital",
    "tillgangar": "BR_summa_tillgangar",
    "insatsmedel": "DR_insatsmedel",
    "malets_bas": "EK_basbelopp",
}
_UTFALL = {"haller": "OK", "notiser": "NOTIS", "fel": "FEL", "oprovade": "EJ PRÖVAD", "ej_aktuella": "EJ AKTUELL"}


def gjord_rad(
    bok: str, lage: str, bokslut: Bokslut, skisser: Sequence[Skiss], kvar: int, *, lista: bool = False
) -> Oversiktsrad:
    """The row of a book whose reports are reckoned; amounts are those of the årsredovisning, if it has one.

    Without a ledger there are none: a sum of no rows is no result. With *lista* the book has its list of what is left.
    """
    arets = next((ett for ett in skisser if ett.rapport.slag.prefix == _ARETS), None)
    antal = Counter(str(ett.utfall) for skiss in skisser for ett in kontrollresultat(skiss))
    balansdag = bokslut.grunddata.get(f"{_ARETS}_Period") if arets else None
    bokford = any(rad.period == balansdag for rad in bokslut.saldon)
    return Oversiktsrad(
        str(bokslut.grunddata.get("Forbund") or bok),
        bok,
        lage,
        "" if bokford or not arets else f"Saldo är tomt för {balansdag}.",
        balansdag=balansdag if isinstance(balansdag, date) else None,
        mal=_tal(bokslut.grunddata.get("EK_Mal")) if arets else None,
        kvar=kvar,
        lista=KVARBLAD if lista else "",
        **{falt: _tal(arets.namngiven(f"{_ARETS}_{namn}")) for falt, namn in _SIFFROR.items() if arets and bokford},  # type: ignore[arg-type]
        **{falt: antal[utfall] for falt, utfall in _UTFALL.items()},
    )


def stannad_rad(bok: str, besked: str) -> Oversiktsrad:
    """The row of a book that was stopped, with why."""
    return Oversiktsrad(bok, bok, "Stannade", " ".join(besked.split()))


def utan_rapport_rad(bok: str, forbund: str, rapport: str) -> Oversiktsrad:
    """The row of a book that is not used for the report that is being built."""
    return Oversiktsrad(forbund, bok, "Ej aktuell", f"{rapport}: perioden är inte ifylld i Grunddata.")


def med_dubbletter(rader: Sequence[Oversiktsrad]) -> list[Oversiktsrad]:
    """The rows, where a förbund that has two books of one day says so: it is counted twice in what is summed."""
    bocker: dict[tuple[str, date | None], list[str]] = defaultdict(list)
    for ett in rader:
        if ett.balansdag is not None:
            bocker[_vems(ett)].append(ett.bok)
    return [_med_dubblett(ett, [annan for annan in bocker.get(_vems(ett), ()) if annan != ett.bok]) for ett in rader]


def _vems(rad: Oversiktsrad) -> tuple[str, date | None]:
    return " ".join(rad.forbund.split()).casefold(), rad.balansdag


def _med_dubblett(rad: Oversiktsrad, andra: Sequence[str]) -> Oversiktsrad:
    if not andra:
        return rad
    text = f"{DUBBLETT} {', '.join(andra)}: räknas {len(andra) + 1} gånger i summorna."
    return replace(rad, besked=f"{rad.besked} {text}".strip())


def _tal(varde: object) -> float | None:
    return float(varde) if isinstance(varde, (int, float, Decimal)) and not isinstance(varde, bool) else None
