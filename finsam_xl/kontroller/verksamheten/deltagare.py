"""Deltagartabellen: raderna ger summan, andelarna hundra procent, och halvårets antal går ihop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.provning import Provning, finns, par, sokning
from finsam_xl.kontroller.register import HALVARET, EjAktuell, Kontrollsvar, Utfall, genomgang, kontroll, svar
from finsam_xl.layout.expr import Expr, Figure, Text, call, number, plus, rounded
from finsam_xl.modell import Radslag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Deltagarantal

_INGA_RADER = "Deltagarantal har inga rader, så halvårsredovisningen har ingen deltagartabell ur det bladet."


def _ingen_visas(_: Underlag) -> EjAktuell:
    finns_insatser = call("NOT", lika_med_noll(bland("Insatser", ("Id", Text("<>")))))
    visas = bland("Insatser", ("Plats i deltagare", Text(">0")))
    return EjAktuell(
        call("AND", finns_insatser, lika_med_noll(visas)),
        "Ingen insats har en Plats i deltagare i Insatser, så rapporten har ingen deltagartabell.",
    )


@kontroll(
    "C20",
    "Kvinnor och män är antalet deltagare",
    kalla="uppfoljning-finsam",
    text="Tabellens rader och summa skiljer sig. Bygg om rapporten; kvarstår felet, se Plats i deltagare i Insatser.",
    ej_aktuell=_ingen_visas,
)
def raderna(underlag: Underlag) -> Provning:
    """De visade insatsernas kvinnor och män, insats för insats, är summan över alla med en plats i tabellen."""
    visade = [insats for insats in underlag.bokslut.insatser if insats.plats_deltagare is not None]
    rader = plus(*figurer(*(f"DT_{insats.id}_antal" for insats in visade)))
    return Provning(
        rounded(call("ABS", rader - Figure("DT_summa_antal"))),
        (par("Raderna insats för insats mot summan", rader, "DT_summa_antal"),),
    )


@kontroll(
    "C20b",
    "De tryckta andelarna kvinnor och män är hundra procent",
    kalla="uppfoljning-finsam",
    text="Båda andelarna slutar på en halv procent och avrundas uppåt. Talen är rätt; skriv att andelarna är "
    "avrundade.",
    utfall=Utfall.NOTIS,
    ej_aktuell=_ingen_visas,
)
def andelarna(_: Underlag) -> Provning:
    """De tryckta hela procenten är tillsammans hundra."""
    andelar = rounded(Figure("DT_andel_kvinnor")) + rounded(Figure("DT_andel_man"))
    over_hundra = rounded((andelar - number(1)) * number(100))
    return sokning(
        call("IF", call("ISNUMBER", Figure("DT_andel_kvinnor")), over_hundra, Text("–")),
        finns("Deltagare i Insatser", "DT_summa_antal"),
    )


def _ryms(antal: int, kvinnor: int | None, man: int | None) -> bool:
    """Om könen är antalet, eller det ena som är känt inte är fler."""
    if kvinnor is None or man is None:
        return (kvinnor or 0) + (man or 0) <= antal
    return kvinnor + man == antal


@genomgang(
    "C20c",
    "Kvinnor och män i Deltagarantal är radens antal",
    kalla="uppfoljning-finsam",
    text="En rad i Deltagarantal har Antal, Kvinnor och Män som inte går ihop. Rätta antalen, eller töm Antal.",
    rapporter=HALVARET,
)
def konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Är båda könen kända är de tillsammans radens antal; är ett känt är det inte fler."""
    alla = underlag.bokslut.deltagarantal
    med_antal = [ett for ett in alla if ett.antal is not None]
    fel = (f"«{ett.rad}»" for ett in med_antal if not _ryms(ett.antal or 0, ett.kvinnor, ett.man))
    return svar(
        Utfall.FEL,
        "Könen på varje rad är tillsammans radens antal.",
        ("Går inte ihop: {}.", fel),
        antal=len(med_antal),
        bland=_i_boken(alla, ("Antal", Text("<>"))),
        saknas="Ingen rad i Deltagarantal har ett eget antal; de andra är summor av könen." if alla else _INGA_RADER,
        ej_aktuell=True,
    )


@genomgang(
    "C20d",
    "Varje rad i Deltagarantal har ett antal",
    kalla="uppfoljning-finsam",
    text="En rad utan antal räknas som noll, och en summa utan rader är noll. Fyll i den, eller ta bort raden.",
    utfall=Utfall.NOTIS,
    rapporter=HALVARET,
)
def utan_antal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje rad i Deltagarantal har ett antal eller båda könen, och en summa har rader att summera."""
    alla = underlag.bokslut.deltagarantal
    utan = (
        f"«{ett.rad}»"
        for plats, ett in enumerate(alla)
        if (_utan_rader(ett, alla[:plats], underlag) if ett.slag is Radslag.SUMMA else _ej_ifyllt(ett))
    )
    return svar(
        Utfall.NOTIS,
        "Varje rad i Deltagarantal har ett antal.",
        ("Antal saknas: {}.", utan),
        antal=len(alla),
        bland=_i_boken(alla),
        saknas=_INGA_RADER,
        ej_aktuell=True,
    )


def _i_boken(alla: Sequence[Deltagarantal], *villkor: tuple[str, Expr]) -> Expr:
    """Raderna räknade i boken; en äldre bok har inte tabellen."""
    return bland("Deltagarantal", ("Id", Text("<>")), *villkor) if alla else number(0)


def _ej_ifyllt(ett: Deltagarantal) -> bool:
    return ett.antal is None and None in {ett.kvinnor, ett.man}


def _utan_rader(summan: Deltagarantal, fore: Sequence[Deltagarantal], underlag: Underlag) -> bool:
    """Om en summarad inte har något att summera: varken insatsens antal eller en ifylld rad före."""
    korten = (ett.raknar_sjalvt for ett in underlag.bokslut.insatskort if ett.insats == summan.insats)
    insatser = (ett.har_deltagare for ett in underlag.bokslut.insatser if ett.id == summan.insats)
    rader = (summan.summerar(ett) and not _ej_ifyllt(ett) for ett in fore)
    return not any((*korten, *insatser, *rader))
