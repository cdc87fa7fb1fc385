"""Noterna till resultaträkningens slut: finansiella och extraordinära poster per konto, eget kapital och revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import ingaende_eget_kapital
from finsam_xl.figurer.revision import revisionskostnad
from finsam_xl.figurer.tillgangsslag import kodens_konton
from finsam_xl.figurer.upplyst import har_upplysning, upplyst
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Sum
from finsam_xl.modell import Upplysningsslag
from finsam_xl.tabeller.lag.rorelse import kontons
from finsam_xl.tabeller.lag.upplysta import utan_uppgift

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Row

__all__ = [
    "EXTRAORDINARA",
    "FINANSIELLA",
    "kapitalposter",
    "kapitalrader",
    "kontoposter",
    "kontorader",
    "revisionsposter",
    "revisionsrader",
]

_KALLA = "lkbr-9"
FINANSIELLA = ("FI", ("RR_finansiella_intakter", "RR_finansiella_kostnader"))
EXTRAORDINARA = ("EO", ("RR_extraordinara",))
"""Stammen i siffrornas id, och raderna vars konton noten visar."""


def kontoposter(underlag: Underlag, stam: str, koder: tuple[str, ...]) -> tuple[Post, ...]:
    """En siffra per konto i kr, intäkter positiva och kostnader negativa, och deras summa."""
    konton = kodens_konton(underlag, *koder)
    delar = tuple(
        Post(f"{stam}_{konto}", kontons((konto,), "Belopp", -1), etikett=namn or konto, kalla=_KALLA)
        for konto, namn in konton.items()
    )
    return (*delar, summa(f"{stam}_summa", tuple(post.ident for post in delar)))


def kontorader(underlag: Underlag, stam: str, koder: tuple[str, ...], text: str) -> tuple[Row, ...]:
    """Kontona med sina namn, och summan."""
    rader = tuple(Line(f"{stam}_{konto}", namn or konto) for konto, namn in kodens_konton(underlag, *koder).items())
    return (*rader, Sum(f"{stam}_summa", text, of=tuple(rad.ident for rad in rader)))


def kapitalposter(underlag: Underlag) -> tuple[Post, ...]:
    """Eget kapital vid årets början ur huvudbokens ingående balanser, och vid dess slut med årets resultat (kr)."""
    ingaende = ingaende_eget_kapital(underlag.form.klass("BR_eget_kapital"))
    return (
        Post("NE_ingaende", ingaende, etikett="Ingående eget kapital", kalla=_KALLA),
        summa("NE_utgaende", ("NE_ingaende", "RR_arets_resultat")),
    )


def kapitalrader() -> tuple[Row, ...]:
    """Ingående, årets resultat och utgående."""
    return (
        Line("NE_ingaende", "Ingående eget kapital"),
        Line("RR_arets_resultat", "Årets resultat"),
        Sum("NE_utgaende", "Utgående eget kapital", of=("NE_ingaende", "RR_arets_resultat")),
    )


def revisionsposter(underlag: Underlag) -> tuple[Post, ...]:
    """Kostnaden för revision i kr, och den del av den som är räkenskapsrevision när den är skriven."""
    slag = Upplysningsslag.REVISION
    egen = (Post("RV_rakenskap", upplyst(underlag, slag), etikett="Varav räkenskapsrevision", kalla="lkbr-9-revision"),)
    hela = Post("RV_revision", revisionskostnad(underlag), etikett="Kostnad för revision", kalla="lkbr-9-revision")
    return (hela, *(egen if har_upplysning(underlag, slag) else ()))


def revisionsrader(underlag: Underlag) -> tuple[Row, ...]:
    """Den sammanlagda kostnaden; är räkenskapsrevisionen skriven för sig är den en del av revisionen."""
    if not har_upplysning(underlag, Upplysningsslag.REVISION):
        return (Line("RV_revision", "Sammanlagd kostnad för räkenskapsrevision"),)
    tomma = utan_uppgift(underlag, Upplysningsslag.REVISION)
    delen = Line("RV_rakenskap", "Varav sammanlagd kostnad för räkenskapsrevision", cells=tomma)
    return (Line("RV_revision", "Kostnad för revision"), delen)
