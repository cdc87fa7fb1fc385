"""Deltagartabellen: raderna ger summan, andelarna hundra procent, och halvårets antal går ihop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import HALVARET, Kontroll, Kontrollsvar, Utfall, kontroll, namngivna
from finsam_xl.layout.expr import Expr, Figure, call, number, plus, rounded
from finsam_xl.modell import Radslag
from finsam_xl.uttryck import figurer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.modell import Deltagarantal
    from finsam_xl.underlag import Underlag


def _rader(underlag: Underlag) -> Expr:
    visade = [insats for insats in underlag.bokslut.insatser if insats.plats_deltagare is not None]
    rader = plus(*figurer(*(f"DT_{insats.id}_antal" for insats in visade)))
    return rounded(call("ABS", rader - Figure("DT_summa_antal")))


C20 = kontroll(
    Kontroll(
        "C20",
        "Kvinnor och män är antalet deltagare",
        "uppfoljning-finsam",
        "Tabellens rader och summa skiljer sig. Bygg om rapporten; kvarstår felet, se Plats i deltagare i Insatser.",
        uttryck=_rader,
    )
)


def _andelar(_: Underlag) -> Expr:
    andelar = rounded(Figure("DT_andel_kvinnor")) + rounded(Figure("DT_andel_man"))
    over_hundra = rounded((andelar - number(1)) * number(100))
    return call("IF", call("ISNUMBER", Figure("DT_andel_kvinnor")), over_hundra, number(0))


C20B = kontroll(
    Kontroll(
        "C20b",
        "De tryckta andelarna kvinnor och män är hundra procent",
        "uppfoljning-finsam",
        "Båda andelarna slutar på en halv procent och avrundas uppåt. Talen är rätt; skriv att andelarna är avrundade.",
        utfall=Utfall.NOTIS,
        uttryck=_andelar,
    )
)


def _ryms(antal: int, kvinnor: int | None, man: int | None) -> bool:
    """Om könen är antalet, eller det ena som är känt inte är fler."""
    if kvinnor is None or man is None:
        return (kvinnor or 0) + (man or 0) <= antal
    return kvinnor + man == antal


def _konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    fel = (
        f"«{ett.rad}»"
        for ett in underlag.bokslut.deltagarantal
        if ett.antal is not None and not _ryms(ett.antal, ett.kvinnor, ett.man)
    )
    return namngivna(Utfall.FEL, "Könen på varje rad är tillsammans radens antal.", ("Går inte ihop: {}.", fel))


C20C = kontroll(
    Kontroll(
        "C20c",
        "Kvinnor och män i Deltagarantal är radens antal",
        "uppfoljning-finsam",
        "En rad i Deltagarantal har Antal, Kvinnor och Män som inte går ihop. Rätta antalen, eller töm Antal.",
        granska=_konen,
        rapporter=HALVARET,
    )
)


def _utan_antal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    alla = underlag.bokslut.deltagarantal
    utan = (
        f"«{ett.rad}»"
        for plats, ett in enumerate(alla)
        if (_utan_rader(ett, alla[:plats], underlag) if ett.slag is Radslag.SUMMA else _ej_ifyllt(ett))
    )
    return namngivna(Utfall.NOTIS, "Varje rad i Deltagarantal har ett antal.", ("Antal saknas: {}.", utan))


def _ej_ifyllt(ett: Deltagarantal) -> bool:
    return ett.antal is None and None in {ett.kvinnor, ett.man}


def _utan_rader(summan: Deltagarantal, fore: Sequence[Deltagarantal], underlag: Underlag) -> bool:
    """Om en summarad inte har något att summera: varken insatsens antal eller en ifylld rad före."""
    korten = (ett.raknar_sjalvt for ett in underlag.bokslut.insatskort if ett.insats == summan.insats)
    insatser = (ett.har_deltagare for ett in underlag.bokslut.insatser if ett.id == summan.insats)
    rader = (summan.summerar(ett) and not _ej_ifyllt(ett) for ett in fore)
    return not any((*korten, *insatser, *rader))


C20D = kontroll(
    Kontroll(
        "C20d",
        "Varje rad i Deltagarantal har ett antal",
        "uppfoljning-finsam",
        "En rad utan antal räknas som noll, och en summa utan rader är noll. Fyll i den, eller ta bort raden.",
        granska=_utan_antal,
        rapporter=HALVARET,
    )
)
