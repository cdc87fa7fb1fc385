"""The computed side of a review: a report's figures as the workbook was saved with them, if they still hold.

The sheet Poster is read as it stands. The same figures are computed again from the input, so that a book built before
its input changed is never what a printed report is compared with.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.granska.posterblad import postertal, tolka_posterblad
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.belopp import svensk
from finsam_xl.book.klocka import klockan
from finsam_xl.granskning.mot_bok.bokpar import Bokrapport
from finsam_xl.granskning.mot_bok.jamforelse import rapport_for
from finsam_xl.handlingar import Handling, be, gor
from finsam_xl.inputs import las_bok
from finsam_xl.layout.expr import Dialect
from finsam_xl.modell import Niva
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG
from finsam_xl.uppstallning.egna import egna_rader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from finsam_xl.arbete.granska.posterblad import Posterblad
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.granskning.tryck.dokument import Dokument
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["las_bokrapport"]

_NOGGRANT = Decimal("0.000001")
_FG = "_fg"


def las_bokrapport(vag: Path, dokument: Dokument) -> Bokrapport:
    """The report in the workbook *vag* that *dokument* is a print of.

    Raises:
        Indatafel: the workbook's input has faults.
        Avbrott: the workbook has not been built, was built before its input changed, or lacks the report.

    """
    bok = las_arbetsbok(vag)
    blad = _posterblad(bok)
    slag = _vald(vag, dokument, blad)
    sparat = tolka_posterblad(slag, blad[slag.prefix])
    if sparat is None:
        raise Avbrott(
            f"Bladet {_bladnamn(slag)} i {vag.name} är ändrat eller inte uträknat: rubrikerna saknas. "
            f"{_bygg_igen(vag, slag)}"
        )
    bokslut = _indata(bok, slag)
    _kontrollera_mot_indata(vag, bokslut, slag, sparat)
    titel = f"{slag.titel} {sparat.period.year}"
    aren = sparat.period.year, sparat.period_fg.year
    return Bokrapport(slag.prefix, titel, *aren, sparat.poster, frozenset(_egna(bokslut)))


def _indata(bok: Bok, slag: Rapportslag) -> Bokslut:
    inlast = las_bok(bok, slag.prefix)
    if inlast.bokslut is None:
        raise Indatafel([ett for ett in inlast.problem if ett.niva is Niva.FEL])
    return inlast.bokslut


def _egna(bokslut: Bokslut) -> Iterator[str]:
    """The figures of the förbund's own rows in the statements."""
    for rad in egna_rader(bokslut.rapportrader):
        yield rad.id
        if rad.tabell == "DR":
            yield from (f"{prefix}_{rad.id.removeprefix('DR_')}" for prefix in ("DB", "DA"))


def _bladnamn(slag: Rapportslag) -> str:
    return f"{slag.bladprefix} Poster"


def _bygg_igen(vag: Path, slag: Rapportslag) -> str:
    return f"{be(Handling.BYGG, slag.prefix, vag.name, forst=True)} och granska igen."


def _posterblad(bok: Bok) -> dict[str, Sequence[Sequence[object]]]:
    """The cells of each report's Poster, by the report's prefix."""
    from finsam_xl.rapporter.slag import RAPPORTSLAG  # noqa: PLC0415 - as above

    namn = {_bladnamn(slag): slag.prefix for slag in RAPPORTSLAG.values()}
    try:
        return {prefix: bok.rader(ett) for ett, prefix in namn.items() if ett in bok.bladnamn}
    except Paketfel as fel:
        raise Avbrott(str(fel)) from fel


def _vald(vag: Path, dokument: Dokument, blad: Mapping[str, object]) -> Rapportslag:

    if not blad:
        raise Avbrott(
            f"{vag.name} har ingen byggd rapport att jämföra med. Bygg den först, till exempel: "
            f"{gor(Handling.BYGG, ARSREDOVISNING.prefix, vag.name)}"
        )
    prefix = rapport_for(dokument) or next(iter(blad))
    if prefix in blad:
        return RAPPORTSLAG[prefix]
    har = ", ".join(RAPPORTSLAG[ett].titel.casefold() for ett in blad)
    if prefix in RAPPORTSLAG:
        slag = RAPPORTSLAG[prefix]
        raise Avbrott(
            f"{vag.name} har inga byggda blad för {slag.titel.casefold()}, bara för {har}. {_bygg_igen(vag, slag)}"
        )
    raise Avbrott(f"{dokument.namn} är en annan rapport än de som {vag.name} har ({har}), och kan inte jämföras.")


def _kontrollera_mot_indata(vag: Path, bokslut: Bokslut, slag: Rapportslag, sparat: Posterblad) -> None:
    """Refuse a book whose saved figures are no longer those that its input gives."""
    nya = _ur_indata(bokslut, slag)
    gamla = {namn: post.belopp for namn, post in sparat.poster.items()}
    gamla |= {f"{namn}{_FG}": post.belopp_fg for namn, post in sparat.poster.items()}
    andrade = [namn for namn, belopp in nya.items() if not _lika(gamla.get(namn), belopp)]
    if andrade:
        namn = andrade[0]
        post = sparat.poster.get(namn.removesuffix(_FG))
        raise Avbrott(
            f"{vag.name} är byggd innan indata ändrades: {len(andrade)} av siffrorna i {_bladnamn(slag)} är inte "
            f"längre de som indata ger. {post.benamning if post else 'Posten'} ({slag.prefix}_{namn}) är "
            f"{_skrivet(gamla.get(namn))} i bladet men {_skrivet(nya[namn])} ur indata. {_bygg_igen(vag, slag)}"
        )


def _ur_indata(bokslut: Bokslut, slag: Rapportslag) -> dict[str, Decimal | None]:
    """Every figure of Poster by its id, the comparison period's with _fg, computed now."""
    skiss = skissad(slag, bokslut, klockan(), Dialect.NATIVE)
    return {
        namn.removeprefix(f"{slag.prefix}_"): postertal(skiss.namngiven(namn))
        for namn, (blad, plats) in skiss.rapport.namn.items()
        if blad == _bladnamn(slag) and ":" not in plats
    }


def _lika(ett: Decimal | None, annat: Decimal | None) -> bool:
    if ett is None or annat is None:
        return ett is annat
    return abs(ett - annat) < _NOGGRANT


def _skrivet(belopp: Decimal | None) -> str:
    return "tom" if belopp is None else svensk(belopp, 2)
