"""The computed side of a review: a report's figures as the workbook was saved with them, if they still hold.

The sheet Poster is read as it stands. The same figures are computed again from the input, so that a book built before
its input changed is never what a printed report is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.bokpar import Bokrapport
from finsam_xl.granskning.mot_bok import rapport_for
from finsam_xl.granskning.postnamn import Bokpost
from finsam_xl.hosts.fel import Avbrott, Indatafel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from finsam_xl.granskning.tryck import Dokument
    from finsam_xl.rapportslag import Rapportslag

__all__ = ["las_bokrapport"]

_POSTER = "Poster"
_KOLUMNER = ("Post", "Benämning", "Enhet", "Visas i")
_NOGGRANT = Decimal("0.000001")
_TAL_FG = "_fg"


@dataclass(frozen=True, slots=True)
class _Postblad:
    """The sheet Poster as it was saved: the two periods' days, and the figures by name with prefix."""

    period: date
    period_fg: date
    poster: tuple[Bokpost, ...]


def las_bokrapport(vag: Path, dokument: Dokument) -> Bokrapport:
    """The report in the workbook *vag* that *dokument* is a print of.

    Raises:
        Indatafel: the workbook's input has faults.
        Avbrott: the workbook has not been built, was built before its input changed, or lacks the report.

    """
    data = _las(vag)
    blad = _postblad(data)
    slag = _vald(vag, dokument, blad)
    saved = _tolkat(vag, slag, blad[slag.prefix])
    _jamfor_med_indata(vag, data, slag, saved)
    stam = f"{slag.prefix}_"
    poster = {
        post.namn.removeprefix(stam): Bokpost(
            post.namn.removeprefix(stam), post.benamning, post.belopp, post.belopp_fg, post.enhet, post.visas_i
        )
        for post in saved.poster
    }
    return Bokrapport(f"{slag.titel} {saved.period.year}", saved.period.year, saved.period_fg.year, poster)


def _las(vag: Path) -> bytes:
    from finsam_xl.writers.paket import Paket, Paketfel  # noqa: PLC0415 - only a comparison opens the book
    from finsam_xl.writers.spara import Filfel, las_bok  # noqa: PLC0415 - as above

    try:
        data = las_bok(vag)
        Paket.oppna(data)
    except (Filfel, Paketfel) as fel:
        raise Avbrott(str(fel)) from fel
    return data


def _postblad(data: bytes) -> dict[str, list[list[object]]]:
    """The cells of each report's Poster, by the report's prefix."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - as above

    from finsam_xl.rapportslag import RAPPORTSLAG  # noqa: PLC0415 - as above

    bok = CalamineWorkbook.from_filelike(BytesIO(data))
    namn = {slag.prefix: f"{slag.bladprefix} {_POSTER}" for slag in RAPPORTSLAG.values()}
    return {
        prefix: [list(rad) for rad in bok.get_sheet_by_name(ett).to_python(skip_empty_area=False)]
        for prefix, ett in namn.items()
        if ett in bok.sheet_names
    }


def _vald(vag: Path, dokument: Dokument, blad: Mapping[str, object]) -> Rapportslag:
    from finsam_xl.rapportslag import RAPPORTSLAG  # noqa: PLC0415 - as above

    if not blad:
        raise Avbrott(
            f"{vag.name} har ingen byggd rapport att jämföra med. Bygg den först, till exempel: "
            f"finsam bygg årsredovisning {vag.name}"
        )
    prefix = rapport_for(dokument) or next(iter(blad))
    if prefix in blad:
        return RAPPORTSLAG[prefix]
    har = ", ".join(RAPPORTSLAG[ett].titel.casefold() for ett in blad)
    if prefix in RAPPORTSLAG:
        titel = RAPPORTSLAG[prefix].titel.casefold()
        raise Avbrott(f"{vag.name} har ingen byggd {titel}, bara {har}. Skriv finsam bygg {titel} {vag.name} först.")
    raise Avbrott(f"{dokument.namn} är en annan rapport än de som {vag.name} har ({har}), och kan inte jämföras.")


def _tolkat(vag: Path, slag: Rapportslag, celler: Sequence[Sequence[object]]) -> _Postblad:
    rubrikrad = next((nr for nr, rad in enumerate(celler) if set(_KOLUMNER) <= set(map(str, rad))), None)
    perioder = [] if rubrikrad is None else [nr for nr, en in enumerate(celler[rubrikrad]) if isinstance(en, date)]
    if rubrikrad is None or not perioder:
        raise Avbrott(
            f"Bladet {slag.bladprefix} {_POSTER} i {vag.name} är ändrat eller inte uträknat: rubrikerna saknas. "
            f"Skriv finsam bygg {slag.titel.casefold()} {vag.name} och granska igen."
        )
    rubriker = list(celler[rubrikrad])
    post, benamning, enhet, visas_i = (rubriker.index(namn) for namn in _KOLUMNER)
    forsta, sista = perioder[0], perioder[-1]
    poster = tuple(
        Bokpost(
            str(rad[post]),
            str(rad[benamning]),
            _tal(rad[forsta]),
            _tal(rad[sista]) if sista != forsta else None,
            str(rad[enhet]),
            str(rad[visas_i]),
        )
        for rad in celler[rubrikrad + 1 :]
        if str(rad[post]).startswith(f"{slag.prefix}_")
    )
    return _Postblad(_dag(rubriker[forsta]), _dag(rubriker[sista]), poster)


def _tal(varde: object) -> Decimal | None:
    if isinstance(varde, bool) or not isinstance(varde, (int, float)):
        return None
    return Decimal(f"{varde:.15g}")


def _dag(varde: object) -> date:
    if not isinstance(varde, date):
        raise TypeError("the heading is a day")
    return varde


def _jamfor_med_indata(vag: Path, data: bytes, slag: Rapportslag, sparat: _Postblad) -> None:
    """Refuse a book whose saved figures are no longer those that its input gives."""
    nya = _ur_indata(data, slag)
    gamla = {post.namn: post.belopp for post in sparat.poster}
    gamla |= {f"{post.namn}{_TAL_FG}": post.belopp_fg for post in sparat.poster if f"{post.namn}{_TAL_FG}" in nya}
    andrade = [namn for namn, belopp in nya.items() if not _lika(gamla.get(namn), belopp)]
    if andrade:
        namn = andrade[0]
        benamning = next((post.benamning for post in sparat.poster if post.namn == namn.removesuffix(_TAL_FG)), namn)
        raise Avbrott(
            f"{vag.name} är byggd innan indata ändrades: {len(andrade)} av siffrorna i {slag.bladprefix} {_POSTER} är "
            f"inte längre de som indata ger. {benamning} ({namn}) är {_skrivet(gamla.get(namn))} i bladet men "
            f"{_skrivet(nya[namn])} ur indata. Skriv finsam bygg {slag.titel.casefold()} {vag.name} och granska igen."
        )


def _ur_indata(data: bytes, slag: Rapportslag) -> dict[str, Decimal | None]:
    """Every figure of Poster by its defined name, computed now."""
    from finsam_xl import rapport  # noqa: PLC0415 - as above
    from finsam_xl.book.skapa import klockan  # noqa: PLC0415 - as above
    from finsam_xl.hosts.skiss import skissa  # noqa: PLC0415 - as above
    from finsam_xl.inputs import las_bok  # noqa: PLC0415 - as above
    from finsam_xl.modell import Niva  # noqa: PLC0415 - as above

    inlast = las_bok(data, slag.prefix)
    if inlast.bokslut is None:
        raise Indatafel([ett for ett in inlast.problem if ett.niva is Niva.FEL])
    skiss = skissa(rapport.bygg(slag, inlast.bokslut, klockan()), inlast.bokslut, klockan())
    postblad = f"{slag.bladprefix} {_POSTER}"
    return {
        namn: _tal(skiss.namngiven(namn))
        for namn, (blad, plats) in skiss.rapport.namn.items()
        if blad == postblad and ":" not in plats
    }


def _lika(ett: Decimal | None, annat: Decimal | None) -> bool:
    if ett is None or annat is None:
        return ett is annat
    return abs(ett - annat) < _NOGGRANT


def _skrivet(belopp: Decimal | None) -> str:
    return "tom" if belopp is None else svensk(belopp, 2)
