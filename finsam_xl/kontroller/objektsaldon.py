"""Objektsaldo: läst så som boken nu delar konton, och varje rad hos den som har radens objekt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Kontrollsvar, Utfall, kontroll, namngivna
from finsam_xl.modell import Dimension, Kalla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.modell import Objektsaldorad
    from finsam_xl.underlag import Underlag

_BOKFORDA = BOKSLUTEN | {"BI"}


def _las_om(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    meningar = underlag.bokslut.las_om
    if meningar:
        return Kontrollsvar(Utfall.FEL, f"Läs in filen igen. {' '.join(meningar)}")
    return Kontrollsvar(Utfall.OK, "Objektsaldos rader är lästa med de dimensioner och den delning som boken nu säger.")


F61 = kontroll(
    Kontroll(
        "F61",
        "Objektsaldo är läst så som Kontoplan och Grunddata nu delar konton",
        "huvudbok",
        "Delas på eller Motpart i Kontoplan, eller SIE-dimensionen i Grunddata, har ändrats sedan filen lästes: "
        "raderna i Objektsaldo går inte att räkna om ur boken. Läs in filen igen.",
        granska=_las_om,
        rapporter=_BOKFORDA,
    )
)


def _agare(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    utfall = Utfall.NOTIS
    if any(rad.kalla is not Kalla.MANUELL for rad, _ in (*_andras(underlag), *_andra_parter(underlag))):
        utfall = Utfall.FEL
    return namngivna(
        utfall,
        "Varje rad i Objektsaldo hör till den som har radens objekt, och har dess part.",
        ("Raden har ett annat Id än det som har objektet: {}.", (text for _, text in _andras(underlag))),
        ("Raden har en annan Part än medlemmen: {}.", (text for _, text in _andra_parter(underlag))),
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


F62 = kontroll(
    Kontroll(
        "F62",
        "Objektsaldos rader hör till den som har objektet",
        "huvudbok",
        "En rad i Objektsaldo har ett annat Id än den insats eller medlem som har radens Objekt, eller en annan Part "
        "än medlemmen. Inlästa rader följer Insatser och Medlemmar; rätta egna rader (Källa manuell).",
        granska=_agare,
        rapporter=_BOKFORDA,
    )
)
