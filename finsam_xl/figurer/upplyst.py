"""Tal ur bladen Förändringar och Upplysningar: de skrivna beloppen för perioden, och om det finns några."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland, summor
from finsam_xl.layout.expr import PERIOD, Binary, Column, Text, call, number, rounded
from finsam_xl.modell import Upplysningsslag

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Forandringspost, Forandringsslag, Upplysning

__all__ = ["anstallda", "eller_skrivet", "har_forandring", "har_upplysning", "skrivet", "upplysningar", "upplyst"]


def har_forandring(underlag: Underlag, post: Forandringspost, *slag: Forandringsslag) -> bool:
    """Om någon av rapportens perioder har en skriven förändring av posten, av något av slagen när de nämns."""
    return any(
        ett.post is post and ett.period in underlag.dagar and (not slag or ett.slag in slag)
        for ett in underlag.bokslut.forandringar
    )


def _villkor(post: Forandringspost, slag: Forandringsslag) -> tuple[tuple[str, Expr], ...]:
    return (("Post", Text(post)), ("Förändring", Text(slag)), ("Period", PERIOD))


def skrivet(underlag: Underlag, post: Forandringspost, slag: Forandringsslag) -> Expr:
    """Den skrivna förändringen för perioden (kr); noll i en äldre bok, som inte har bladet."""
    if "Forandringar" in underlag.bokslut.saknade_tabeller:
        return number(0)
    return rounded(summor(Column("Forandringar", "Belopp"), *_villkor(post, slag)))


def eller_skrivet(underlag: Underlag, post: Forandringspost, slag: Forandringsslag, annars: Expr) -> Expr:
    """Den skrivna förändringen när perioden har en; *annars* är den ur kontona (kr)."""
    if not har_forandring(underlag, post, slag):
        return annars
    antal = bland("Forandringar", *_villkor(post, slag), ("Belopp", Text("<>")))
    return call("IF", Binary(">", antal, number(0)), skrivet(underlag, post, slag), annars)


def upplysningar(underlag: Underlag, *slag: Upplysningsslag) -> tuple[Upplysning, ...]:
    """Rapportens upplysningar av de slagen, i bladets ordning."""
    alla = underlag.bokslut.upplysningar
    return tuple(ett for ett in alla if ett.slag in slag and ett.period in underlag.dagar)


def har_upplysning(underlag: Underlag, *slag: Upplysningsslag) -> bool:
    """Om någon av rapportens perioder har en upplysning av något av slagen."""
    return bool(upplysningar(underlag, *slag))


def anstallda(underlag: Underlag, dag: date, *grupp: Upplysningsslag) -> Decimal:
    """De anställda det året, eller gruppen av dem; är medelantalet inte skrivet gäller antalet i Grunddata."""
    alla = upplysningar(underlag, *(grupp or (Upplysningsslag.KVINNOR, Upplysningsslag.MAN)))
    antal = sum((ett.varde for ett in alla if ett.period == dag), Decimal(0))
    if not grupp and not antal:
        i_boken = underlag.bokslut.grunddata.get("AR_Anstallda" if dag == underlag.period else "AR_Anstallda_fg")
        antal = Decimal(i_boken) if isinstance(i_boken, int) else Decimal(0)
    return antal


def upplyst(underlag: Underlag, slag: Upplysningsslag, benamning: str | None = None) -> Expr:
    """Upplysningens tal för perioden; med *benamning* bara de rader som heter så. Noll i en äldre bok, utan bladet."""
    if "Upplysningar" in underlag.bokslut.saknade_tabeller:
        return number(0)
    namn = () if benamning is None else (("Benämning", Text(benamning)),)
    vilket = (("Ämne", Text(slag.amne)), ("Uppgift", Text(slag.uppgift)))
    return rounded(summor(Column("Upplysningar", "Värde"), *vilket, *namn, ("Period", PERIOD)))
