"""Granskning av vilken tid filen täcker: en regel ur #RAR, #OMFATTN, #GEN och verifikationernas dagar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from finsam_xl.sie import slag
from finsam_xl.sie.provning.avstamning import trans_mot_res, trans_mot_ub
from finsam_xl.sie.saldon import res_saknas
from finsam_xl.sie.tid import (
    forsta_i_annat_ar,
    kalenderar,
    langd,
    saldodag,
    sista_manad,
    sista_verifikation,
    tolv_manader,
    verifikationer_per_ar,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from finsam_xl.sie.diagnos import Diagnos
    from finsam_xl.sie.siefil import Rakenskapsar, SieFil

SISTA_DAGAR: Final = 60


def prova_tiden(fil: SieFil) -> Iterator[Diagnos]:
    """Åren var för sig och mot varandra, och om det som är bokfört hör till dem; filen har ett år 0."""
    yield from _arets_langd(fil.rar[0])
    if -1 in fil.rar:
        yield from _fjolaret(fil.rar[-1], fil.rar[0])
    yield from _omfattning(fil, fil.rar[0])
    yield from _verifikationernas_ar(fil)
    yield from skriven_fore(fil, saldodag(fil))
    yield from tomt_i_slutet(fil, saldodag(fil))


def skriven_fore(fil: SieFil, dag: date) -> Iterator[Diagnos]:
    """Frågan om filen är skriven före *dag*, som dess saldon ska gälla."""
    if fil.skriven and fil.skriven < dag:
        sista = sista_verifikation(fil)
        omfattn = "" if fil.omfattn else ", och saknar #OMFATTN"
        bokfort = f" Den sista verifikationen är daterad {sista}." if sista else ""
        text = (
            f"Filen är skriven {fil.skriven}, före {dag} som saldona ska gälla{omfattn}.{bokfort} "
            f"Läs in dem som saldon {dag} ändå?"
        )
        yield slag.SKRIVEN_FORE.pa_rad(None, text)


def tomt_i_slutet(fil: SieFil, dag: date) -> Iterator[Diagnos]:
    """Om inget är bokfört de sista 60 dagarna till och med *dag*."""
    verifikation = sista_verifikation(fil)
    sista = verifikation or sista_manad(fil)
    if sista and sista <= dag - timedelta(days=SISTA_DAGAR):
        vad = "Den sista verifikationen är daterad" if verifikation else "Det sista månadssaldot (#PSALDO) gäller till"
        text = f"{vad} {sista}, {(dag - sista).days} dagar före {dag}: en del av året, kanske ett halvår, kan saknas."
        yield slag.SISTA_DAGARNA.pa_rad(None, text)


def _arets_langd(ar: Rakenskapsar) -> Iterator[Diagnos]:
    tid = f"Räkenskapsåret {ar.start}–{ar.slut}"
    if not tolv_manader(ar):
        text = f"{tid} är {langd(ar)}, inte ett kalenderår (LKBR 1:5). Läs in saldona som årets ändå?"
        yield slag.ARETS_LANGD.pa_rad(None, text)
    elif not kalenderar(ar):
        yield slag.EJ_KALENDERAR.pa_rad(None, f"{tid} är inte ett kalenderår (LKBR 1:5).")


def _fjolaret(fore: Rakenskapsar, ar: Rakenskapsar) -> Iterator[Diagnos]:
    fjol, i_ar = f"Förra räkenskapsåret {fore.start}–{fore.slut}", f"årets {ar.start}–{ar.slut}"
    if fore.slut >= ar.start:
        yield slag.AREN_OVERLAPPAR.pa_rad(None, f"{fjol} slutar inte före {i_ar}.")
        return
    if not tolv_manader(fore):
        text = f"{fjol} är {langd(fore)}, inte tolv månader; det jämförs bara med en lika lång tid. Läs in filen ändå?"
        yield slag.FJOLARETS_LANGD.pa_rad(None, text)
    glapp = (ar.start - fore.slut).days - 1
    if glapp:
        dagar = "en dag" if glapp == 1 else f"{glapp} dagar"
        yield slag.GLAPP.pa_rad(None, f"{fjol} slutar {dagar} före {i_ar}. Läs in filen ändå?")


def _omfattning(fil: SieFil, ar: Rakenskapsar) -> Iterator[Diagnos]:
    if fil.omfattn is None or fil.omfattn == ar.slut:
        return
    if saldodag(fil) == fil.omfattn:
        text = (
            f"Saldona gäller till {fil.omfattn}, men räkenskapsåret slutar {ar.slut}. "
            f"Läs in dem som saldon {ar.slut} ändå?"
        )
        yield slag.DELAR_AV_AR.pa_rad(None, text)
    else:
        text = (
            f"Saldona sägs gälla till {fil.omfattn} (#OMFATTN), som är utanför räkenskapsåret {ar.start}–{ar.slut}. "
            f"Läs in dem som saldon {ar.slut} ändå?"
        )
        yield slag.OMFATTNING_UTANFOR.pa_rad(None, text)


def _verifikationernas_ar(fil: SieFil) -> Iterator[Diagnos]:
    per_ar = verifikationer_per_ar(fil)
    alla, egna = per_ar.total(), per_ar[0]
    annat = forsta_i_annat_ar(fil)
    if annat is not None:
        yield slag.FLER_AR.pa_rad(annat, _antal_per_ar(fil, annat))
    if egna * 2 < alla and not _forklarar_aret(fil):
        ar = fil.rar[0]
        text = (
            f"{alla - egna} av {alla} verifikationer är daterade utanför räkenskapsåret {ar.start}–{ar.slut}. "
            "Läs in saldona som det årets ändå?"
        )
        yield slag.DATUM_UTANFOR_ARET.pa_rad(None, text)


def _antal_per_ar(fil: SieFil, annat: int) -> str:
    per_ar = verifikationer_per_ar(fil)
    ar = [nr for nr in sorted(fil.rar, reverse=True) if per_ar[nr] or nr == 0]
    delar = [f"{per_ar[nr]} för {fil.rar[nr].start}–{fil.rar[nr].slut}" for nr in ar]
    utanfor = [f"{per_ar[None]} utanför filens år"] if per_ar[None] else []
    text = "; ".join((*delar, *utanfor))
    return (
        f"Filen har verifikationer för flera räkenskapsår: {text}. Bara årets egna räknas till årets saldon; den "
        f"första av de andra är på rad {annat}."
    )


def _forklarar_aret(fil: SieFil) -> bool:
    """Sant om årets egna verifikationer ger årets saldon: de andra är då ett annat års, och inget är oklart."""
    egna = any(nr == 0 for nr, _ in fil.transsummor)
    return egna and not trans_mot_ub(fil) and (res_saknas(fil, 0) or not trans_mot_res(fil))
