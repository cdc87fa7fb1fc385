"""Mål i cellen: gränsen för eget kapital, om ett mål är nått och flera bedömningar som en."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda
from finsam_xl.layout.expr import Binary, Expr, Text, call, number, plus, rounded
from finsam_xl.modell import Bedomning
from finsam_xl.regler import malkapital
from finsam_xl.regler import malkontroll as regel
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.udf.argument import ett_av, skala, tal
from finsam_xl.udf.ordval import okant, valt
from finsam_xl.udf.register import udf

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ek_grans", "malkontroll", "samlad_bedomning"]

_DECIMALER = 6
_MINSTA_SKILLNAD = Decimal(1).scaleb(-_DECIMALER)
_SKALA = tuple(Bedomning)


@udf(
    "EK_GRÄNS",
    twin=lambda intakter, andel: rounded(andel * intakter),
    kalla="mal-ek",
    exempel="=EK_GRÄNS(18920000;0,2)",
    intakter=tal("Intäkterna som målet räknas på: årets eller de budgeterade, i kr.", namn="intäkter"),
    andel=tal("Den högsta andelen enligt verksamhetsplanen, till exempel 0,2 för 20 %."),
)
def ek_grans(intakter: Decimal, andel: Decimal) -> Decimal:
    """Det högsta egna kapital som målet tillåter, på öret."""
    return malkapital.grans(intakter, andel)


def _malkontroll_utan_python(utfall: Expr, grans: Expr, riktning: Expr | None = None) -> Expr:
    skillnad = rounded(utfall - grans, _DECIMALER)

    def prova(jamforelse: str) -> Expr:
        natt = Binary(jamforelse, skillnad, number(0))
        return call("IF", natt, Text(Bedomning.UPPFYLLD), Text(Bedomning.EJ))

    return valt(
        Text(Riktning.MINST) if riktning is None else riktning,
        {Riktning.MINST: prova(">="), Riktning.HOGST: prova("<=")},
        "riktning",
    )


@udf(
    "MÅLKONTROLL",
    twin=_malkontroll_utan_python,
    kalla="malskala",
    exempel='=MÅLKONTROLL(0,77;0,7;"minst")',
    utfall=tal("Det mätta talet."),
    grans=tal("Målets gräns eller jämförelsetal; på gränsen är målet nått.", namn="gräns"),
    riktning=ett_av(
        Riktning, "minst (förval) när utfallet ska nå upp till gränsen, högst när det ska hålla sig under."
    ),
)
def malkontroll(utfall: Decimal, grans: Decimal, riktning: Riktning = Riktning.MINST) -> Bedomning:
    """Uppfylld när utfallet når målet, annars Ej uppfylld; jämförs på sex decimaler."""
    return regel.malkontroll(avrunda(utfall - grans, _MINSTA_SKILLNAD), NOLL, riktning)


def _samlad_utan_python(omrade: Expr) -> Expr:
    alla = call("COUNTA", omrade)
    uppfyllda, overvagande, delvis, ej = (call("COUNTIFS", omrade, Text(ordet)) for ordet in _SKALA)
    poang = plus(
        number(regel.poang(Bedomning.UPPFYLLD)) * uppfyllda,
        number(regel.poang(Bedomning.OVERVAGANDE)) * overvagande,
        number(regel.poang(Bedomning.DELVIS)) * delvis,
    )
    svar: Expr = call("IF", Binary("<", ej, alla), Text(Bedomning.DELVIS), Text(Bedomning.EJ))
    medel = Binary(">=", poang, number(regel.poang(Bedomning.OVERVAGANDE)) * alla)
    svar = call("IF", medel, Text(Bedomning.OVERVAGANDE), svar)
    svar = call("IF", Binary("=", uppfyllda, alla), Text(Bedomning.UPPFYLLD), svar)
    alla_kanda = Binary("=", plus(uppfyllda, overvagande, delvis, ej), alla)
    svar = call("IF", alla_kanda, svar, okant("bedömning"))
    inga = call("MATCH", Text(Bedomning.UPPFYLLD), omrade, number(0))
    return call("IF", Binary("=", alla, number(0)), inga, svar)


@udf(
    "SAMLAD_BEDÖMNING",
    twin=_samlad_utan_python,
    kalla="malskala",
    exempel="=SAMLAD_BEDÖMNING(C5:C9)",
    omrade=skala(Bedomning, "Bedömningarna med målskalans ord; tomma celler räknas inte med.", namn="område"),
)
def samlad_bedomning(omrade: Sequence[Bedomning]) -> Bedomning:
    """Flera bedömningar som en: Uppfylld om alla är det, annars efter medelvärdet av poängen 3, 2, 1 och 0."""
    return regel.samlad_bedomning(omrade)
