"""SCB:s räkenskapssammandrag mot räkningarna: samma konton, ordnade efter kontonummer i stället för efter Kontoplan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldon
from finsam_xl.kontroller.provning import lika, par, parvis
from finsam_xl.kontroller.register import Kontroll, Utfall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning

__all__ = ["scbkontroller"]

_KALLA = "scb-rs"
_OM_KARTAN = (
    "Ett konto har ingen rad i sammandraget, eller Kontoplan lägger det på en annan sida än kontonumret säger. Bladet "
    "ÅR SCB nämner konton utan rad; är kontoplanen i Grunddata den som boken följer?"
)
_PERSONAL = "DR_personal"


def scbkontroller(underlag: Underlag, finns: frozenset[str]) -> tuple[Kontroll, ...]:
    """Kontrollerna av sammandraget; inga när rapporten inte har det bland siffrorna som *finns*."""
    return tuple(_aktuella(underlag)) if "SCB_resultat" in finns else ()


def _aktuella(underlag: Underlag) -> Iterator[Kontroll]:
    """Personalen prövas de år som förbundet har någon."""
    yield _RESULTATET
    yield _BALANSRAKNINGEN
    if _har_personal(underlag, underlag.period):
        jamfor = _personalen if _har_personal(underlag, underlag.period_fg) else None
        yield Kontroll(
            "S03",
            "SCB:s personalkostnader är kontona som Kontoplan kallar personal",
            _KALLA,
            "Fel kontoplan är vald för SCB i Grunddata, eller personalkonton ligger på en annan rad i kolumnen Drift.",
            "Kontona i sammandragets grupp för personal är de som Kontoplan lägger på driftredovisningens personal.",
            Utfall.NOTIS,
            prova=_personalen,
            jamforelse=jamfor,
        )


def _har_personal(underlag: Underlag, dag: date | None) -> bool:
    koder = underlag.form.klass(_PERSONAL)
    return any(rad.period == dag and rad.drift in koder and rad.belopp for rad in underlag.bokslut.saldon)


def _driften(_: Underlag) -> Provning:
    return lika("SCB:s driftredovisning mot resultaträkningen", "SCB_resultat", "RR_arets_resultat")


def _balansen(_: Underlag) -> Provning:
    return parvis(
        par("SCB:s tillgångar mot balansräkningens", "SCB_summa_tillgangar", "BR_summa_tillgangar"),
        par("SCB:s skulder mot balansräkningens", "SCB_summa_skulder", "BR_summa_ek_och_skulder"),
    )


def _personalen(underlag: Underlag) -> Provning:
    personal = saldon("Drift", underlag.form.klass(_PERSONAL))
    return lika("SCB:s personalkostnader mot driftredovisningens", "SCB_personal", personal)


_RESULTATET = Kontroll(
    "S01",
    "SCB:s driftredovisning är resultaträkningens resultat",
    _KALLA,
    _OM_KARTAN,
    "Sammandragets rader, efter kontonummer, är tillsammans årets resultat, efter kolumnen Rad.",
    prova=_driften,
    jamforelse=_driften,
)
_BALANSRAKNINGEN = Kontroll(
    "S02",
    "SCB:s balansräkning är balansräkningens båda sidor",
    _KALLA,
    _OM_KARTAN,
    "Sammandragets tillgångar och dess skulder är balansräkningens, var sida för sig.",
    prova=_balansen,
    jamforelse=_balansen,
)
