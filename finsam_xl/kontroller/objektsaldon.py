"""Objektsaldo: läst så som boken nu delar konton, och varje rad hos den som har radens objekt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontrollsvar, Utfall, granskning, svar
from finsam_xl.layout.expr import PERIOD
from finsam_xl.modell import Dimension, Kalla
from finsam_xl.uttryck import bland

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.modell import Objektsaldorad
    from finsam_xl.underlag import Underlag

_BOKFORDA = BOKSLUTEN | {"BI"}


@granskning(
    "F53",
    "Objektsaldo är läst så som Kontoplan och Grunddata nu delar konton",
    kalla="huvudbok",
    text="Delas på eller Motpart i Kontoplan, eller SIE-dimensionen i Grunddata, har ändrats sedan filen lästes: "
    "raderna i Objektsaldo går inte att räkna om ur boken. Läs in filen igen.",
    rapporter=_BOKFORDA,
)
def last_som_det_delas(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Kontona delas på samma dimension och motpart som när filen lästes."""
    return svar(
        Utfall.FEL,
        "Objektsaldos rader är lästa med de dimensioner och den delning som boken nu säger.",
        ("Läs in filen igen. {}", [" ".join(underlag.bokslut.las_om)] if underlag.bokslut.las_om else ()),
        antal=sum(rad.period == underlag.period for rad in underlag.bokslut.objektsaldon),
        bland=bland("Objektsaldo", ("Period", PERIOD)),
        saknas=f"Objektsaldo har inga rader för {underlag.period}. Läs in SIE-filen.",
    )


@granskning(
    "F54",
    "Objektsaldos rader hör till den som har objektet",
    kalla="huvudbok",
    text="En rad i Objektsaldo har ett annat Id än den insats eller medlem som har radens Objekt, eller en annan Part "
    "än medlemmen. Inlästa rader följer Insatser och Medlemmar; rätta egna rader (Källa manuell).",
    rapporter=_BOKFORDA,
)
def ratt_agare(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje rad har Id och Part från den insats eller medlem som har radens objekt."""
    utfall = Utfall.NOTIS
    if any(rad.kalla is not Kalla.MANUELL for rad, _ in (*_andras(underlag), *_andra_parter(underlag))):
        utfall = Utfall.FEL
    return svar(
        utfall,
        "Varje rad i Objektsaldo hör till den som har radens objekt, och har dess part.",
        ("Raden har ett annat Id än det som har objektet: {}.", (text for _, text in _andras(underlag))),
        ("Raden har en annan Part än medlemmen: {}.", (text for _, text in _andra_parter(underlag))),
        antal=sum(rad.period == underlag.period for rad in underlag.bokslut.objektsaldon),
        bland=bland("Objektsaldo", ("Period", PERIOD)),
        saknas=f"Objektsaldo har inga rader för {underlag.period}. Läs in SIE-filen.",
    )


def _andras(underlag: Underlag) -> Iterator[tuple[Objektsaldorad, str]]:
    bokslut = underlag.bokslut
    ratt = {(Dimension.INSATS, insats.objekt): insats.id for insats in bokslut.insatser if insats.objekt}
    ratt |= {(Dimension.MOTPART, medlem.objekt): medlem.id for medlem in bokslut.medlemmar if medlem.objekt}
    for rad in bokslut.objektsaldon:
        vem = ratt.get((rad.dimension, rad.objekt), rad.id)
        if rad.period in underlag.dagar and rad.id != vem:
            yield rad, f"{rad.period} konto {rad.konto} objekt {rad.objekt} är {rad.id or 'ingens'}, ska vara {vem}"


def _andra_parter(underlag: Underlag) -> Iterator[tuple[Objektsaldorad, str]]:
    parter = {medlem.id: medlem.part for medlem in underlag.bokslut.medlemmar}
    for rad in underlag.bokslut.objektsaldon:
        part = parter.get(rad.id) if rad.dimension is Dimension.MOTPART else None
        if rad.period in underlag.dagar and part is not None and rad.part is not part:
            yield rad, f"{rad.period} konto {rad.konto} {rad.id} är {rad.part or 'tom'}, ska vara {part}"
