"""Kolumner med procent: räknade om på det sätt som de flesta rader är räknade, som andel, förändring eller kvot."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.struktur.provning import prova_tabell
from finsam_xl.granskning.struktur.rutnat import Rutnat
from finsam_xl.granskning.tryck.bladrad import siffror_av
from finsam_xl.granskning.tryck.dokument import tal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_procentkolumner"]

_HUNDRA = Decimal(100)
_FALT = "procent_"
_MINST = 3
_Svar = tuple[Decimal, Decimal]
"""Procenttalet, och hur mycket det kan skilja när talen det är räknat ur är avrundade."""
_Rakning = Callable[["Rad"], _Svar | None]


def granska_procentkolumner(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett procenttal i en kolumn inte är räknat som de andra i kolumnen."""
    for tabell in dokument.tabeller:
        falt = {namn for rad in tabell.rader for namn in rad.falt if namn.startswith(_FALT)}
        for namn in sorted(falt):
            yield from _kolumnen(tabell, namn)


def _kolumnen(tabell: Tabell, namn: str) -> Iterator[Fynd | Provat]:
    tryckta = {rad.nr: ett for rad in tabell.rader if (ett := tal(siffror_av(rad.falt.get(namn, "")))) is not None}
    rader = [rad for rad in tabell.rader if rad.nr in tryckta]
    if len(rader) < _MINST:
        return
    satten = [(vad, hur) for vad, hur in _satt(tabell) if any(_sager_nagot(hur(rad)) for rad in rader)]
    raknade = [(vad, [rad for rad in rader if _lika(tryckta[rad.nr], hur(rad))], hur) for vad, hur in satten]
    if not raknade:
        return
    vad, som_stammer, hur = max(raknade, key=lambda en: len(en[1]))
    if len(som_stammer) < _MINST - 1 or len(som_stammer) * 3 < len(rader) * 2:
        return
    for rad in rader:
        svar = hur(rad)
        if svar is None:
            continue
        yield Provat("C28", ((tabell.fil, rad.nr, namn),))
        if rad not in som_stammer:
            yield _fynd(tabell, rad, vad, tryckta[rad.nr], svar[0])


def _satt(tabell: Tabell) -> Iterator[tuple[str, _Rakning]]:
    """Varje sätt kolumnen kan vara räknad på: andel av summan, förändring eller kvot mellan två kolumner."""
    summor = {en.post.nr for en in prova_tabell(tabell).summor}
    rutnat = Rutnat(tabell)
    for kolumn in rutnat.kolumner:
        for nr in sorted(summor):
            if helt := rutnat.belopp(nr, kolumn):
                yield f"andel av {tabell.rader[nr].post}", _andel(kolumn, helt, _halv(rutnat, kolumn))
    for ett in rutnat.kolumner:
        for annat in rutnat.kolumner:
            if ett != annat:
                halva = _halv(rutnat, ett), _halv(rutnat, annat)
                yield f"förändring från {annat.tryckt}", _forandring(ett, annat, halva)
                yield f"andel av {annat.tryckt}", _kvot(ett, annat, halva)


def _halv(rutnat: Rutnat, kolumn: Kolumn) -> Decimal:
    """Så mycket kan ett tal i kolumnen vara avrundat; människor är räknade."""
    return rutnat.tolerans(kolumn, 0)


def _del_av(ett: Decimal, helt: Decimal, halva: tuple[Decimal, Decimal]) -> _Svar:
    exakt = ett / helt * _HUNDRA
    return exakt, (_HUNDRA * halva[0] + abs(exakt) * halva[1]) / abs(helt)


def _andel(kolumn: Kolumn, helt: Decimal, halv: Decimal) -> _Rakning:
    return lambda rad: None if (ett := rad.tal(kolumn)) is None else _del_av(ett, helt, (halv, halv))


def _forandring(ett: Kolumn, annat: Kolumn, halva: tuple[Decimal, Decimal]) -> _Rakning:
    def rakna(rad: Rad) -> _Svar | None:
        nu, da = rad.tal(ett), rad.tal(annat)
        return _del_av(nu - da, abs(da), (sum(halva, NOLL), halva[1])) if nu is not None and da else None

    return rakna


def _kvot(ett: Kolumn, annat: Kolumn, halva: tuple[Decimal, Decimal]) -> _Rakning:
    def rakna(rad: Rad) -> _Svar | None:
        del_, helt = rad.tal(ett), rad.tal(annat)
        return _del_av(del_, helt, halva) if del_ is not None and helt else None

    return rakna


def _sager_nagot(svar: _Svar | None) -> bool:
    """Om talen är noga nog tryckta för att bara ett procenttal ska stämma med dem."""
    return svar is not None and svar[1] <= 1


def _lika(tryckt: Decimal, svar: _Svar | None) -> bool:
    """Om det tryckta är det beräknade, avrundat, med de gränser som avrundade tal ger."""
    if svar is None:
        return False
    minsta = Decimal(1).scaleb(min(int(tryckt.as_tuple().exponent), 0))
    return abs(svar[0] - tryckt) <= minsta / 2 + svar[1]


def _fynd(tabell: Tabell, rad: Rad, vad: str, tryckt: Decimal, beraknat: Decimal) -> Fynd:
    decimaler = max(0, -int(tryckt.as_tuple().exponent))
    ratt = avrunda(beraknat, Decimal(1).scaleb(-decimaler))
    plats = tabell.plats(rad)
    text = (
        f"{plats} är {svensk(tryckt, decimaler)} %, men räknat som kolumnens andra rader ({vad}) är det "
        f"{svensk(ratt, decimaler)} %."
    )
    return Fynd("C28", plats, tryckt, ratt, klassa(tryckt, ratt, 0, Klass.RAKNEFEL), text)
