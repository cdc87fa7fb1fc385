"""Driftredovisningen mot resultaträkningen och mot den antagna budgeten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.kontroller.provning import (
    ALLTID,
    Provning,
    finns,
    i_bada_perioderna,
    lika,
    par,
    parvis,
    skillnad,
    sokning,
)
from finsam_xl.kontroller.register import BOKSLUTEN, Utfall, kontroll
from finsam_xl.layout.expr import Binary, Expr, Figure, call, number, plus

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_RADER = {
    "stat": "Staten",
    "region": "Regionen",
    "kommuner": "Kommunerna",
    "ovriga_intakter": "Övriga intäkter",
    "insatsmedel": "Insatsmedel",
    "personal": "Personal",
    "ovriga_externa": "Övriga externa kostnader",
}
_ALLA = (*_RADER, "avskrivningar", "ej_fordelat")
_KOSTNADER = ("insatsmedel", "personal", "ovriga_externa")


@kontroll(
    "C14",
    "Avvikelserna har samma tecken på alla rader och summerar till resultatets",
    kalla="rkr-r14",
    text="Raderna och resultatraden räknar avvikelsen åt olika håll. Välj en konvention i Grunddata, Avvikelse i "
    "driftredovisningen.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
)
def samma_tecken(_: Underlag) -> Provning:
    """Radernas avvikelser mot budgeten blir tillsammans resultatets avvikelse, som räknas på summorna."""
    raderna = plus(*figurer(*(f"DA_{rad}" for rad in _ALLA)))
    return Provning(
        skillnad("DA_resultat", raderna),
        (
            finns("Driftredovisningens utfall", "DR_resultat"),
            finns("Driftredovisningens budget", "DB_resultat", kravs=ALLTID),
        ),
    )


@kontroll(
    "C15",
    "Driftredovisningens budget är verksamhetsplanens",
    kalla="rkr-r14",
    text="En annan version än den antagna jämförs. Versionen står i kolumnens rubrik.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
)
def mot_planen(_: Underlag) -> Provning:
    """Budgeten som utfallet jämförs med är den som styrelsen antog i verksamhetsplanen, rad för rad."""
    return parvis(
        *(
            par(f"{namn}: vald version mot planen", f"DB_{rad}", f"DP_{rad}", valfritt=True)
            for rad, namn in _RADER.items()
        )
    )


@kontroll(
    "C16",
    "Driftredovisningens resultat är resultaträkningens",
    kalla="rkr-r14",
    text="Ett konto har Rad men inte Drift i Kontoplan, eller medlemsavgifter saknar Part i Objektsaldo.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def samma_resultat(_: Underlag) -> Provning:
    """Driftredovisningen, efter kolumnen Drift, ger samma resultat som resultaträkningen, efter kolumnen Rad."""
    return lika("Driftredovisningen mot resultaträkningen", "DR_resultat", "RR_verksamhetens_resultat")


def _annan_enhet(rad: str) -> Expr:
    utfall, budget = (call("ABS", Figure(f"{prefix}_{rad}")) for prefix in ("DR", "DB"))
    olika = call("OR", Binary(">", budget, utfall * number(100)), Binary("<", budget * number(100), utfall))
    saknas = call("OR", Binary("=", budget, number(0)), Binary("=", utfall, number(0)))
    return call("IF", saknas, number(0), call("IF", olika, number(1), number(0)))


@kontroll(
    "C33",
    "Budget och huvudbok är i samma enhet",
    kalla="lkbr-4",
    text="Antalet rader vars budget ser ut att vara skriven i tkr; tabellen Budget ska hålla kronor. Multiplicera "
    "beloppen med 1 000.",
    rapporter=BOKSLUTEN,
)
def samma_enhet(_: Underlag) -> Provning:
    """Ingen rads budget är mer än hundra gånger större eller mindre än dess utfall."""
    rader = {"summa_intakter": "Intäkter", **{rad: _RADER[rad] for rad in _KOSTNADER}}
    return sokning(
        plus(*map(_annan_enhet, rader)),
        *(par(f"{namn}: budget mot utfall", f"DB_{rad}", f"DR_{rad}", valfritt=True) for rad, namn in rader.items()),
    )
