"""Kassaflödets rader led för led: avsättningar, inköp och försäljning, nya lån och amortering, och räntor.

Leden är noternas. En bok som inte har noterna eller något skrivet visar som förr ett belopp per rad.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import delas_upp, har_objekt
from finsam_xl.figurer.tillgangsslag import TILLGANGSPOSTER
from finsam_xl.figurer.upplyst import har_forandring, skrivet
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import Figure, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Section
from finsam_xl.modell import Forandringsslag, Notslag
from finsam_xl.tabeller.lag.anlaggningar import led
from finsam_xl.tabeller.lag.investeringar import poster as objektens

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Row

__all__ = ["investeringar", "investeringsrader", "justeringar", "justeringsrader", "lan", "lanerader", "ranterader"]

_S = Forandringsslag
_KALLA = "rkr-r13"


def _har_vinst(underlag: Underlag) -> bool:
    return any(har_forandring(underlag, post, _S.REALISATIONSVINST) for post in TILLGANGSPOSTER)


def _vinst(underlag: Underlag) -> Expr:
    return plus(*(skrivet(underlag, post, _S.REALISATIONSVINST) for post in TILLGANGSPOSTER))


def _har_avsattningar(underlag: Underlag) -> bool:
    return delas_upp(underlag, Notslag.AVSATTNINGAR)


def justeringar(underlag: Underlag, avsattningar: Expr) -> tuple[Post, ...]:
    """Justeringen för ej likviditetspåverkande poster (kr), och dess delar när de trycks för sig."""
    av_och_ned: Expr = -Figure("RR_avskrivningar")
    vinst = _vinst(underlag) if _har_vinst(underlag) else None
    hela = avsattningar + av_och_ned if vinst is None else avsattningar + av_och_ned - vinst
    delar: list[Post] = []
    if _har_avsattningar(underlag):
        delar.append(Post("KF_avsattningar", avsattningar, etikett="Förändring av avsättningar", kalla=_KALLA))
    if _har_avsattningar(underlag) or vinst is not None:
        text = "Av- och nedskrivningar"
        delar.append(Post("KF_av_och_nedskrivningar", rounded(av_och_ned), etikett=text, kalla=_KALLA))
    if vinst is not None:
        delar.append(Post("KF_realisationsvinst", rounded(-vinst), etikett="Realisationsvinster", kalla=_KALLA))
    return (Post("KF_justering", rounded(hela), kalla=_KALLA), *delar)


def justeringsrader(underlag: Underlag) -> tuple[Line, ...]:
    """Avskrivningar, avsättningar och realisationsvinster var för sig; inga när förbundet bara har avskrivningar."""
    avsattningar, vinst = _har_avsattningar(underlag), _har_vinst(underlag)
    if not avsattningar and not vinst:
        return ()
    return (
        Line("KF_av_och_nedskrivningar", "Justering för av- och nedskrivningar"),
        *([Line("KF_avsattningar", "Förändring av avsättningar")] if avsattningar else []),
        *([Line("KF_realisationsvinst", "Justering för realisationsvinster")] if vinst else []),
    )


def investeringar(underlag: Underlag, hela: Post) -> tuple[Post, ...]:
    """Investeringarna (kr), och deras led och objekt när de visas; en realisationsvinst hör till försäljningen."""
    if not delas_upp(underlag, Notslag.ANLAGGNINGAR):
        return (hela,)
    inkop, salt = (plus(*figurer(*led(underlag, slag))) for slag in (_S.INKOP, _S.FORSALJNING))
    vinst = _vinst(underlag)
    return (
        Post(hela.ident, rounded(hela.formel + vinst), kalla=_KALLA),
        Post("KF_inkop", rounded(-inkop), etikett="Inköp av anläggningstillgångar", kalla=_KALLA),
        Post("KF_forsaljning", rounded(vinst - salt), etikett="Försäljning av anläggningstillgångar", kalla=_KALLA),
        *(objektens(underlag) if har_objekt(underlag) else ()),
    )


def investeringsrader(underlag: Underlag) -> tuple[Line, ...]:
    """Inköp och försäljning; inga när investeringarna visas i ett belopp."""
    if not delas_upp(underlag, Notslag.ANLAGGNINGAR):
        return ()
    return (
        Line("KF_inkop", "Investering i anläggningstillgångar"),
        Line("KF_forsaljning", "Försäljning av anläggningstillgångar"),
    )


def lan(underlag: Underlag) -> tuple[Post, ...]:
    """Nya lån och amortering (kr), när de visas för sig."""
    if not delas_upp(underlag, Notslag.LAN):
        return ()
    return (
        summa("KF_nya_lan", ("LA_okar",)),
        summa("KF_amortering", ("LA_minskar",)),
    )


def lanerader(underlag: Underlag) -> tuple[Line, ...]:
    """Nya lån och amortering; inga när lånen visas i ett belopp."""
    if not delas_upp(underlag, Notslag.LAN):
        return ()
    return (Line("KF_nya_lan", "Nyupptagna lån"), Line("KF_amortering", "Amortering av långfristiga skulder"))


def ranterader(underlag: Underlag) -> tuple[Row, ...]:
    """Räntorna som ingår i den löpande verksamheten, i en bok som har noten om finansiella poster."""
    if not delas_upp(underlag, Notslag.FINANSIELLA):
        return ()
    return (
        Section("rantor", "Räntor som ingår i årets resultat"),
        Line("RR_finansiella_intakter", "Ränteintäkter och liknande"),
        Line("RR_finansiella_kostnader", "Räntekostnader och liknande"),
    )
