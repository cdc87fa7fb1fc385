"""What Excel itself has found the controls to be, where it calculates and we do not."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.inputs import las_bok
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.kontroller.blad import FORSTA_RAD, KOLUMNER
from finsam_xl.kontroller.register import Utfall
from finsam_xl.modell import Niva
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings

    from finsam_xl.arbete.bygg.rapportbygge import Byggd
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["med_lasta_utfall", "sagda_utfall"]

_RADER = 12
_KONTROLLER = " Kontroller"
_INGET = "Boken har inget kontrollblad ännu. Bygg rapporten först: här är det Excel som räknar kontrollerna."


async def med_lasta_utfall(bok: xlwings.Book, byggt: Byggd) -> Byggd:
    """The report with the outcomes that Excel has calculated, read when the sheets are in (xlwings Lite).

    Raises:
        ValueError: the control sheet holds something else than outcomes: Excel has not calculated.

    """
    rapport = byggt.skiss.rapport
    grid = next(ett for ett in rapport.blad if ett.name == rapport.kontrollblad)
    celler: Any = bok.sheets[grid.name].range(f"A1:{kolumnbokstaver(len(KOLUMNER))}{grid.last_row()}")
    lasta = await celler.options(ndim=2, err_to_str=True).get_value()
    utfall = KOLUMNER.index("Utfall")
    for rad in rapport.kontroller:
        Utfall(str(lasta[rad.rad - 1][utfall]))
    return replace(byggt, skiss=replace(byggt.skiss, varden={grid.name: lasta}, raknad=True))


def sagda_utfall(bok: Bok) -> str:
    """What stands on the control sheets that the workbook has, as Excel has calculated them, when its input is sound.

    Raises:
        Indatafel: the input has faults that must be mended before anything can be controlled.

    """
    inlast = las_bok(bok)
    provat_bokslut(inlast)
    bladen = [ett for slag in RAPPORTSLAG.values() for ett in bok.bladnamn if _kontrollblad(slag, ett)]
    rader = [rad for namn in bladen for rad in (*_bladets(bok, namn), "")] or [_INGET]
    return "\n".join([*(f"{ett.plats}: {ett.text}" for ett in inlast.problem if ett.niva is Niva.VARNING), *rader])


def _kontrollblad(slag: Rapportslag, namn: str) -> bool:
    return slag.ager(namn) and namn.endswith(_KONTROLLER)


def _bladets(bok: Bok, namn: str) -> Iterator[str]:
    ident, titel, utfall = (KOLUMNER.index(ett) for ett in ("Id", "Kontroll", "Utfall"))
    ord_ = {str(ett) for ett in Utfall}
    rader = takewhile(lambda rad: len(rad) > utfall and rad[ident], bok.rader(namn)[FORSTA_RAD - 1 :])
    utfallen = [(str(rad[utfall]), str(rad[ident]), str(rad[titel])) for rad in rader]
    okanda = [ett for ett in utfallen if ett[0] not in ord_]
    yield f"{namn}: " + ", ".join(
        f"{tal} {ett}" for ett in Utfall if (tal := sum(rad[0] == str(ett) for rad in utfallen))
    )
    if okanda:
        yield f"{antal(len(okanda), 'kontroll', 'kontroller')} har inget utfall: låt Excel räkna (F9) och tryck igen."
    fel = [rad for rad in utfallen if rad[0] in {str(Utfall.FEL), str(Utfall.NOTIS)}]
    yield from (f"{ett}  {vilken}  {vad}" for ett, vilken, vad in sorted(fel)[:_RADER])
    if len(fel) > _RADER:
        yield f"... och {len(fel) - _RADER} till."
