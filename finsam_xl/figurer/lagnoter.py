"""Lagens noter bland bokens: vilka årsredovisningen har, och om de har något att säga."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.figurer.tillgangsslag import TILLGANGSPOSTER
from finsam_xl.figurer.upplyst import har_forandring, har_upplysning
from finsam_xl.modell import (
    LAGENS_NOTSLAG,
    Bladprefix,
    Forandringspost,
    Notslag,
    Upplysningsamne,
    Upplysningsslag,
    Visas,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Not

__all__ = [
    "ANSVAR",
    "AVSATTNINGSPOSTER",
    "LEASING",
    "PA_BALANSDAGEN",
    "ar_lagens",
    "delas_upp",
    "har_innehall",
    "har_objekt",
    "lagens_not",
    "langfristig_skuld",
]

_U, _S = Upplysningsslag, Notslag
ANSVAR = (_U.ANSVAR, _U.PENSIONSANSVAR, _U.PANT)
LEASING = (_U.LEASING_1, _U.LEASING_5, _U.LEASING_SENARE)
AVSATTNINGSPOSTER = (Forandringspost.PENSIONER, Forandringspost.OVRIGA_AVSATTNINGAR)
PA_BALANSDAGEN = frozenset({_S.ANLAGGNINGAR, _S.LAN, _S.AVSATTNINGAR, _S.EGET_KAPITAL, _S.LEASING, _S.ANSVAR})
"""Noterna vars belopp är ställningen på en dag."""
_KODER: Mapping[Notslag, tuple[str, ...]] = {
    _S.FINANSIELLA: ("RR_finansiella_intakter", "RR_finansiella_kostnader"),
    _S.EXTRAORDINARA: ("RR_extraordinara",),
    _S.ANLAGGNINGAR: ("BR_anlaggning",),
    _S.LAN: ("BR_langfristiga",),
    _S.AVSATTNINGAR: ("BR_avsattningar",),
}
_POSTER: Mapping[Notslag, tuple[Forandringspost, ...]] = {
    _S.ANLAGGNINGAR: TILLGANGSPOSTER,
    _S.LAN: (Forandringspost.LAN,),
    _S.AVSATTNINGAR: AVSATTNINGSPOSTER,
}
_UPPGIFTER: Mapping[Notslag, tuple[Upplysningsslag, ...]] = {
    _S.LAN: (_U.NASTA_AMORTERING,),
    _S.LEASING: LEASING,
    _S.ANSVAR: ANSVAR,
    _S.PERSONAL: tuple(ett for ett in _U if ett.amne in {Upplysningsamne.ANSTALLDA, Upplysningsamne.SJUKFRANVARO}),
}
_ALLTID = frozenset({_S.EGET_KAPITAL, _S.REVISION})


def ar_lagens(underlag: Underlag, not_: Not) -> bool:
    """Om programmet ger noten dess rader: ett av lagens slag, i årsredovisningen."""
    return not_.slag in LAGENS_NOTSLAG and underlag.prefix == Bladprefix.AR.name


def har_innehall(underlag: Underlag, slag: Notslag) -> bool:
    """Om förbundet har det som noten handlar om: belopp på dess rader, skrivna förändringar eller upplysningar."""
    if slag in _ALLTID:
        return True
    har_belopp = any(kod in underlag.med_saldo and underlag.anvander(kod) for kod in _KODER.get(slag, ()))
    skrivet = any(har_forandring(underlag, post) for post in _POSTER.get(slag, ()))
    return har_belopp or skrivet or har_upplysning(underlag, *_UPPGIFTER.get(slag, ()))


def lagens_not(underlag: Underlag, slag: Notslag) -> Not | None:
    """Bokens not av slaget, om årsredovisningen trycker den."""
    for ett in underlag.form.noter:
        if ett.slag is slag and ar_lagens(underlag, ett) and ett.visas is not Visas.ALDRIG:
            return ett if ett.visas is Visas.ALLTID or ett.text or har_innehall(underlag, slag) else None
    return None


def langfristig_skuld(underlag: Underlag, dag: date) -> Decimal:
    """De långfristiga skulderna den dagen (kr, positiva)."""
    koder = underlag.form.klass("BR_langfristiga")
    return -sum((rad.belopp for rad in underlag.bokslut.saldon if rad.period == dag and rad.rad in koder), Decimal(0))


def har_objekt(underlag: Underlag) -> bool:
    """Om bladet Investeringar har rader för årsredovisningens perioder."""
    perioder = {underlag.period, underlag.period_fg}
    ar = underlag.prefix == Bladprefix.AR.name
    return ar and any(rad.period in perioder for rad in underlag.bokslut.investeringar)


def delas_upp(underlag: Underlag, slag: Notslag) -> bool:
    """Om notens siffror finns: boken trycker den med rader, eller så är en förändring skriven eller ett objekt.

    Utan dem visar kassaflödet förändringen av tillgångar och lån i ett belopp.
    """
    if underlag.prefix != Bladprefix.AR.name:
        return False
    skrivet = any(har_forandring(underlag, post) for post in _POSTER.get(slag, ()))
    mot_budget = slag is Notslag.ANLAGGNINGAR and har_objekt(underlag)
    i_noten = lagens_not(underlag, slag) is not None and har_innehall(underlag, slag)
    return i_noten or skrivet or mot_budget
