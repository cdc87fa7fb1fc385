"""Driftredovisningen mot resultaträkningen och mot den antagna budgeten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Utfall, kontroll, likhet, olikheter, skillnad
from finsam_xl.layout.expr import Binary, Expr, Figure, call, number, plus
from finsam_xl.uttryck import figurer

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_RADER = ("stat", "region", "kommuner", "ovriga_intakter", "insatsmedel", "personal", "ovriga_externa")
_ALLA = (*_RADER, "avskrivningar", "ej_fordelat")


def _samma_tecken(_: Underlag) -> Expr:
    return skillnad("DA_resultat", plus(*figurer(*(f"DA_{rad}" for rad in _ALLA))))


C14 = kontroll(
    Kontroll(
        "C14",
        "Avvikelserna har samma tecken på alla rader och summerar till resultatets",
        "rkr-r14",
        "Raderna och resultatraden räknar avvikelsen åt olika håll. Välj en konvention i Grunddata, Avvikelse i "
        "driftredovisningen.",
        utfall=Utfall.NOTIS,
        uttryck=_samma_tecken,
        rapporter=BOKSLUTEN,
    )
)


def _mot_planen(_: Underlag) -> Expr:
    return olikheter(*((f"DB_{rad}", f"DP_{rad}") for rad in _RADER))


C15 = kontroll(
    Kontroll(
        "C15",
        "Driftredovisningens budget är verksamhetsplanens",
        "rkr-r14",
        "En annan version än den antagna jämförs. Versionen står i kolumnens rubrik.",
        utfall=Utfall.NOTIS,
        uttryck=_mot_planen,
        rapporter=BOKSLUTEN,
    )
)
C16 = likhet(
    "C16",
    "Driftredovisningens resultat är resultaträkningens",
    "DR_resultat",
    "RR_verksamhetens_resultat",
    kalla="rkr-r14",
    text="Ett konto har Rad men inte Drift i Kontoplan, eller medlemsavgifter saknar Part i Objektsaldo.",
    rapporter=BOKSLUTEN,
)


def _enheter(_: Underlag) -> Expr:
    """Antalet rader vars budget är mer än hundra gånger större eller mindre än utfallet."""
    return plus(*map(_annan_enhet, ("summa_intakter", *_RADER[4:])))


def _annan_enhet(rad: str) -> Expr:
    utfall, budget = (call("ABS", Figure(f"{prefix}_{rad}")) for prefix in ("DR", "DB"))
    olika = call("OR", Binary(">", budget, utfall * number(100)), Binary("<", budget * number(100), utfall))
    saknas = call("OR", Binary("=", budget, number(0)), Binary("=", utfall, number(0)))
    return call("IF", saknas, number(0), call("IF", olika, number(1), number(0)))


C33 = kontroll(
    Kontroll(
        "C33",
        "Budget och huvudbok är i samma enhet",
        "lkbr-4",
        "Antalet rader vars budget ser ut att vara skriven i tkr; tabellen Budget ska hålla kronor. Multiplicera "
        "beloppen med 1 000.",
        uttryck=_enheter,
        rapporter=BOKSLUTEN,
    )
)
