"""En kontrolls utfall som levande formel: skillnaderna mot toleransen, och om det fanns något att jämföra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.kontroller.belaggsrad import Belaggslage
from finsam_xl.kontroller.register import Utfall
from finsam_xl.layout.expr import Binary, Expr, Ref, Text, call, joined, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from finsam_xl.kontroller.register import EjAktuell

__all__ = ["FLER", "Provad", "antal_rader", "saknas", "utfallet"]

_INGET_JAMFORELSEAR = "Boken har inget jämförelseår i Grunddata, så det finns inget att jämföra med."
_GAR_INTE_ATT_RAKNA = "Skillnaden går inte att räkna ut: en nämnare är noll, eller något som söks finns inte."
FLER = "Mer saknas, se kontrollens rader nedan."


@dataclass(frozen=True, slots=True)
class Provad:
    """En period av en kontroll på bladet: cellen med skillnaden, och raderna med dess belägg.

    *var_for_sig* säger att beläggen har var sin del av skillnaden.
    """

    skillnad: str
    forsta: int
    sista: int
    var_for_sig: bool = False

    def kolumn(self, bokstav: str) -> str:
        """Beläggens celler i en kolumn."""
        return f"{bokstav}{self.forsta}:{bokstav}{self.sista}"


def _antal(lagen: str, krav: Expr) -> Expr:
    return call("COUNTIFS", Ref(lagen), krav)


def _fanns(period: Provad, *lagen: Belaggslage) -> Expr:
    alla = [_antal(period.kolumn("F"), number(lage)) for lage in lagen]
    summa = alla[0]
    for ett in alla[1:]:
        summa = summa + ett
    return Binary(">", summa, number(0))


def _fattas(lagen: str) -> Expr:
    return _antal(lagen, Text(f">={Belaggslage.SAKNAR_RADER:d}"))


def _inget(period: Provad) -> Expr:
    return Binary("=", _antal(period.kolumn("F"), number(Belaggslage.PROVAT)), number(0))


def _ar_tal(period: Provad) -> Expr:
    return call("ISNUMBER", Ref(period.skillnad))


def _skiljer(period: Provad, tolerans: Decimal) -> Expr:
    """En skillnad i belopp som finns; den som bara beror på att indata inte är inläst är ingen."""
    fanns = _fanns(period, Belaggslage.PROVAT, Belaggslage.SAKNAR_RADER)
    if period.var_for_sig:
        lagen = [Ref(period.kolumn("F")), Text(f"<>{Belaggslage.SAKNAR_UNDERLAG:d}")]
        lagen += [Ref(period.kolumn("F")), Text(f"<>{Belaggslage.INGET_JAMFORELSEAR:d}")]
        skilda = call("COUNTIFS", *lagen, Ref(period.kolumn("K")), Text(f">{tolerans}"))
        return call("AND", fanns, Binary(">", skilda, number(0)))
    storlek = call("IF", _ar_tal(period), call("ROUND", call("ABS", Ref(period.skillnad)), number(2)), number(0))
    saknar = _antal(period.kolumn("F"), number(Belaggslage.SAKNAR_UNDERLAG))
    return call("AND", fanns, Binary("=", saknar, number(0)), Binary(">", storlek, number(tolerans)))


def _finns_inte(period: Provad) -> Expr:
    """Inget av beläggen finns, och det beror inte på att boken saknar jämförelseår."""
    utan_ar = _antal(period.kolumn("F"), number(Belaggslage.INGET_JAMFORELSEAR))
    return call("AND", _inget(period), Binary("=", utan_ar, number(0)))


def _oprovad(period: Provad) -> Expr:
    return call(
        "OR",
        Binary(">", _fattas(period.kolumn("F")), number(0)),
        _finns_inte(period),
        call("AND", _fanns(period, Belaggslage.PROVAT), call("NOT", _ar_tal(period))),
    )


def _oprovbar(period: Provad) -> Expr:
    """Periodens egna indata är inte inlästa än."""
    saknar = Binary(">", _antal(period.kolumn("F"), number(Belaggslage.SAKNAR_UNDERLAG)), number(0))
    return call("AND", _inget(period), saknar)


def _nagot_skiljer(perioder: Sequence[Provad], tolerans: Decimal) -> Expr:
    """En skillnad i jämförelsen sägs inte innan periodens egna indata är inlästa: den hör till ett lämnat bokslut."""
    perioden, *jamforelsen = perioder
    senare = [call("AND", call("NOT", _oprovbar(perioden)), _skiljer(ett, tolerans)) for ett in jamforelsen]
    return _nagon([_skiljer(perioden, tolerans), *senare])


def _utan_jamforelsear(period: Provad) -> Expr:
    """Perioden själv jämförs bara med ett jämförelseår som boken inte har."""
    ingen_fattas = Binary("=", _fattas(period.kolumn("F")), number(0))
    return call("AND", _inget(period), _fanns(period, Belaggslage.INGET_JAMFORELSEAR), ingen_fattas)


def _nagon(villkor: Sequence[Expr]) -> Expr:
    return villkor[0] if len(villkor) == 1 else call("OR", *villkor)


def utfallet(perioder: Sequence[Provad], varst: Utfall, tolerans: Decimal, ej_aktuell: EjAktuell | None) -> Expr:
    """Utfallet: en skillnad går före allt, sedan det förbundet inte har, sedan det som inte gick att pröva."""
    inte = [_utan_jamforelsear(perioder[0])] + ([ej_aktuell.villkor] if ej_aktuell is not None else [])
    provat = call("IF", _nagon([_oprovad(ett) for ett in perioder]), Text(Utfall.EJ_PROVAD), Text(Utfall.OK))
    annars = call("IF", _nagon(inte), Text(Utfall.EJ_AKTUELL), provat)
    return call("IF", _nagot_skiljer(perioder, tolerans), Text(varst), annars)


def antal_rader(period: Provad) -> Expr:
    """Raderna i indata som perioden bygger på, på båda sidor."""
    return call("SUM", Ref(f"D{period.forsta}:E{period.sista}"))


def saknas(perioder: Sequence[Provad], ej_aktuell: EjAktuell | None) -> Expr:
    """Vad som fattas för att kontrollen ska vara prövad, det värsta först; tom när inget fattas."""
    lagen = f"F{perioder[0].forsta}:F{perioder[-1].sista}"
    meningar = f"H{perioder[0].forsta}:H{perioder[-1].sista}"
    svaret: Expr = Text("")
    for period in reversed(perioder):
        oraknad = call("AND", _fanns(period, Belaggslage.PROVAT), call("NOT", _ar_tal(period)))
        svaret = call("IF", oraknad, Text(_GAR_INTE_ATT_RAKNA), svaret)
        svaret = call("IF", _finns_inte(period), call("INDEX", Ref(period.kolumn("H")), number(1)), svaret)
    svaret = call("IF", _utan_jamforelsear(perioder[0]), Text(_INGET_JAMFORELSEAR), svaret)
    fler = call("IF", Binary(">", _fattas(lagen), number(1)), Text(FLER), Text(""))
    for lage in (Belaggslage.SAKNAR_RADER, Belaggslage.SAKNAR_UNDERLAG):
        plats = call("MATCH", number(lage), Ref(lagen), number(0))
        mening = joined(call("INDEX", Ref(meningar), plats), fler)
        svaret = call("IF", Binary(">", _antal(lagen, number(lage)), number(0)), mening, svaret)
    return svaret if ej_aktuell is None else call("IF", ej_aktuell.villkor, Text(ej_aktuell.skal), svaret)
