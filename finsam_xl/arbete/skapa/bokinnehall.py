"""What is proposed for a new book, as the cells of its sheets; and the charts of accounts that it may start from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.skapa.vantande import vantande
from finsam_xl.book import exempel as mallar
from finsam_xl.book.innehall import Bokinnehall
from finsam_xl.inputs import rader
from finsam_xl.inputs.kontoplan import tacker
from finsam_xl.inputs.schema import tabell
from finsam_xl.modell import Dimension, Kontorad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.book.exempel import Rader
    from finsam_xl.inlasning.forslag.form import Bokforslag, Forslag
    from finsam_xl.inputs.falt import Cellvarde

__all__ = ["bokinnehall", "mallens_kontorader"]

_KOLUMNER = tabell("Kontoplan").kolumner
_KOMMENTAR = [kolumn.namn for kolumn in _KOLUMNER].index("Kommentar")


def mallens_kontorader(kontoplan: str) -> tuple[Kontorad, ...]:
    """The rows of the chart *kontoplan* as it ships."""
    return tuple(_kontorad(rad) for rad in mallar.kontoplan(kontoplan))


def _kontorad(rad: Sequence[Cellvarde]) -> Kontorad:
    text = {kolumn.falt: "" if cell is None else str(cell) for kolumn, cell in zip(_KOLUMNER, rad, strict=True)}
    delas = Dimension(text["delas_pa"]) if text["delas_pa"] else None
    return Kontorad(
        text["fran"], text["till"], text["benamning"], text["rad"], text["not_"], text["drift"], delas, text["motpart"]
    )


def bokinnehall(forslag: Bokforslag) -> Bokinnehall:
    """The proposals as cells, each with its source."""
    tabeller: dict[str, Sequence[Forslag[Any]]] = {
        "Kontoplan": forslag.kontorader,
        "Medlemmar": forslag.medlemmar,
        "Insatser": forslag.insatser,
        "Budget": forslag.budget,
        "Historik": forslag.historik,
    }
    if forslag.rapportrader:
        tabeller |= {"Rapportrader": forslag.rapportrader, "Noter": forslag.noter}
    celler = {namn: rader(namn, (ett.varde for ett in varden)) for namn, varden in tabeller.items()}
    celler["Kontoplan"] = _med_kommentarer(celler["Kontoplan"], forslag)
    celler |= {namn: (*celler[namn], *tomma) for namn, tomma in vantande(forslag).items()}
    return Bokinnehall(
        {namn: ett.varde for namn, ett in forslag.grunddata.items()},
        celler,
        {namn: ett.kalla for namn, ett in forslag.grunddata.items()},
        {namn: _kallor(varden) for namn, varden in tabeller.items()},
    )


def _kallor(varden: Sequence[Forslag[Any]]) -> dict[int, str]:
    return {nr: ett.kalla for nr, ett in enumerate(varden) if ett.kalla}


def _med_kommentarer(celler: Rader, forslag: Bokforslag) -> Rader:
    """A row of our own tells where it comes from; the parts of a split interval keep the comment that it had."""
    mall = mallar.kontoplan(forslag.kontoplan.varde.id)
    return tuple(
        (*rad[:_KOMMENTAR], f"Förslag ur {ett.kalla}." if ett.kalla else _mallens(ett.varde, mall))
        for rad, ett in zip(celler, forslag.kontorader, strict=True)
    )


def _mallens(kontorad: Kontorad, mall: Rader) -> Cellvarde:
    return next((rad[_KOMMENTAR] for rad in mall if tacker(_kontorad(rad), kontorad.fran)), None)
