"""Förändringar, Upplysningar och Investeringar: varje rad är läst av en not eller en tabell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import AVSATTNINGSPOSTER, lagens_not
from finsam_xl.figurer.tillgangsslag import TILLGANGSPOSTER, tillgangsslag
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.lag.rimligt import i_ord, orimliga
from finsam_xl.kontroller.register import Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import Expr, Text, number, plus
from finsam_xl.modell import Balanskrav, Forandringspost, Forandringsslag, Notslag, Upplysningsamne

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Forandring, Upplysning

_F = Forandringsslag
_TILLGANGAR = frozenset(tuple(_F)[:7])
_LAN = frozenset({_F.NYA_LAN, _F.AMORTERING})
_AVSATTNINGAR = frozenset({_F.NYA_AVSATTNINGAR, _F.ANVANDA, _F.ATERFORDA})
_TABELLER = {"Forandringar": "Belopp", "Upplysningar": "Värde", "Investeringar": "Period"}
"""Kolumnen som är ifylld på varje rad som säger något."""


def _hor_till(rad: Forandring) -> bool:
    if rad.post in TILLGANGSPOSTER:
        return rad.slag in _TILLGANGAR
    return rad.slag in (_LAN if rad.post is Forandringspost.LAN else _AVSATTNINGAR)


_NOTER = {
    Upplysningsamne.LEASING: Notslag.LEASING,
    Upplysningsamne.ANSVAR: Notslag.ANSVAR,
    Upplysningsamne.LAN: Notslag.LAN,
    Upplysningsamne.REVISION: Notslag.REVISION,
    Upplysningsamne.ANSTALLDA: Notslag.PERSONAL,
    Upplysningsamne.SJUKFRANVARO: Notslag.PERSONAL,
}


def _visas(underlag: Underlag, rad: Upplysning) -> bool:
    """Om något i rapporten läser upplysningen."""
    if rad.amne is Upplysningsamne.BALANSKRAV:
        return underlag.rapportval("Balanskrav") == Balanskrav.TILLAMPAS
    return lagens_not(underlag, _NOTER[rad.amne]) is not None


def _utan_konton(underlag: Underlag) -> Iterator[str]:
    """Förändringar av ett slag av tillgångar som inget konto hör till: de går inte ihop med något saldo."""
    utan = {slag.post for slag in tillgangsslag(underlag) if not slag.konton}
    return (f"{rad.post}: {rad.slag}" for rad in underlag.bokslut.forandringar if rad.post in utan)


@genomgang(
    "L08",
    "Det som är skrivet i Förändringar, Upplysningar och Investeringar står i rapporten",
    kalla="lkbr-9",
    text="Rätta posten eller perioden på raden, eller lägg noten av det slaget i Noter.",
)
def skrivna_rader(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje rad hör till en av rapportens perioder, till en post som kan ändras så, och till en not som trycks."""
    bok, dagar = underlag.bokslut, {underlag.period, underlag.period_fg}
    alla = (*bok.forandringar, *bok.upplysningar, *bok.investeringar)
    avsatt = [rad for rad in bok.forandringar if rad.post in AVSATTNINGSPOSTER]
    utan_not = [f"{rad.post}: {rad.slag}" for rad in avsatt if lagens_not(underlag, Notslag.AVSATTNINGAR) is None]
    utan_not += [i_ord(rad) for rad in bok.upplysningar if rad.period in dagar and not _visas(underlag, rad)]
    okanda = [i_ord(rad) for rad in bok.upplysningar if rad.slag is None]
    fel_post = [f"{ett.post}: {ett.slag}" for ett in bok.forandringar if not _hor_till(ett)]
    bada = [rad.namn for rad in bok.investeringar if rad.konton and rad.utfall is not None]
    return svar(
        Utfall.FEL,
        "Varje rad läses.",
        ("En förändring som posten inte kan ha: {}.", fel_post),
        ("En uppgift som ämnet inte har: {}.", okanda),
        ("En förändring av något som förbundet inte har konton för: {}.", _utan_konton(underlag)),
        ("Ingen not som trycks visar: {}.", utan_not),
        ("Både Konton och Utfall, ta bort det ena: {}.", bada),
        ("Ett tal som inte kan stämma: {}.", orimliga(underlag)),
        antal=len(alla),
        bland=_i_boken(underlag),
        saknas="Boken har inga rader i Förändringar, Upplysningar eller Investeringar.",
        ej_aktuell=True,
    )


def _i_boken(underlag: Underlag) -> Expr:
    bok = underlag.bokslut
    har = zip(_TABELLER.items(), (bok.forandringar, bok.upplysningar, bok.investeringar), strict=True)
    return (
        plus(*(bland(namn, (kolumn, Text("<>"))) for (namn, kolumn), rader in har if rader))
        if any((bok.forandringar, bok.upplysningar, bok.investeringar))
        else number(0)
    )
