"""Verksamheten: halvårets deltagarantal går ihop, och varje tal som en rapport visar är ifyllt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.koder import kontonummer
from finsam_xl.kontroller.register import BOKSLUTEN, HALVARET, Kontroll, Kontrollsvar, Utfall, kontroll
from finsam_xl.layout.expr import Binary, Expr, Figure, call, number, rounded
from finsam_xl.modell import Bladprefix, Radslag, Talenhet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finsam_xl.modell import Deltagarantal, Verksamhetstal
    from finsam_xl.underlag import Underlag

_KALLA = "uppfoljning-finsam"


def _svar(utfall: Utfall, vilka: Iterable[str], brist: str, annars: str) -> Kontrollsvar:
    namn = ", ".join(f"«{ett}»" for ett in vilka)
    return Kontrollsvar(utfall, f"{brist}: {namn}.") if namn else Kontrollsvar(Utfall.OK, annars)


def _ryms(antal: int, kvinnor: int | None, man: int | None) -> bool:
    """Om könen är antalet, eller det ena som är känt inte är fler."""
    if kvinnor is None or man is None:
        return (kvinnor or 0) + (man or 0) <= antal
    return kvinnor + man == antal


def _konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    fel = (
        ett.rad
        for ett in underlag.bokslut.deltagarantal
        if ett.antal is not None and not _ryms(ett.antal, ett.kvinnor, ett.man)
    )
    return _svar(Utfall.FEL, fel, "Går inte ihop", "Könen på varje rad är tillsammans radens antal.")


C20C = kontroll(
    Kontroll(
        "C20c",
        "Kvinnor och män i Deltagarantal är radens antal",
        _KALLA,
        "En rad i Deltagarantal har Antal, Kvinnor och Män som inte går ihop. Rätta antalen, eller töm Antal.",
        granska=_konen,
        rapporter=HALVARET,
    )
)


def _utan_antal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    alla = underlag.bokslut.deltagarantal
    utan = (
        ett.rad
        for plats, ett in enumerate(alla)
        if (_utan_rader(ett, alla[:plats], underlag) if ett.slag is Radslag.SUMMA else _ej_ifyllt(ett))
    )
    return _svar(Utfall.NOTIS, utan, "Antal saknas", "Varje rad i Deltagarantal har ett antal.")


def _ej_ifyllt(ett: Deltagarantal) -> bool:
    return ett.antal is None and None in {ett.kvinnor, ett.man}


def _utan_rader(summan: Deltagarantal, fore: Sequence[Deltagarantal], underlag: Underlag) -> bool:
    """Om en summarad inte har något att summera: varken insatsens kort eller en ifylld rad före."""
    ihop = (ett for ett in fore if ett.slag is not Radslag.SUMMA and ett.insats == summan.insats)
    if any(not _ej_ifyllt(ett) and (summan.insats or ett.inriktning == summan.inriktning) for ett in ihop):
        return False
    korten = (ett for ett in underlag.bokslut.insatskort if ett.insats == summan.insats)
    insatser = (ett for ett in underlag.bokslut.insatser if ett.id == summan.insats)
    return not any(ett.raknar_sjalvt for ett in korten) and not any(
        ett.kvinnor is not None or ett.man is not None for ett in insatser
    )


C20D = kontroll(
    Kontroll(
        "C20d",
        "Varje rad i Deltagarantal har ett antal",
        _KALLA,
        "En rad utan antal räknas som noll, och en summa utan rader är noll. Fyll i den, eller ta bort raden.",
        granska=_utan_antal,
        rapporter=HALVARET,
    )
)


def _utan_varde(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Tal som inte är ifyllda, konton utan saldo, och procent som troligen är skrivna som andelar."""
    egna = [tal for tal in underlag.bokslut.verksamhetstal if tal.rapport is Bladprefix[underlag.prefix]]
    bokforda = {saldo.konto for saldo in underlag.bokslut.saldon if saldo.period == underlag.period}
    brister = [
        f"{brist}: {', '.join(f'«{tal.uppgift}»' for tal in vilka)}."
        for brist, vilka in (
            ("Värde saknas", [tal for tal in egna if tal.varde is None and not tal.konton]),
            ("Kontot har inget saldo i perioden", [tal for tal in egna if set(kontonummer(tal.konton)) - bokforda]),
            ("Mindre än en procent, skriv 55 för 55 procent", [tal for tal in egna if _som_andel(tal)]),
        )
        if vilka
    ]
    annars = "Varje tal i Verksamhetstal är ifyllt." if egna else "Rapporten har inga rader i Verksamhetstal."
    return Kontrollsvar(Utfall.NOTIS, " ".join(brister)) if brister else Kontrollsvar(Utfall.OK, annars)


def _som_andel(tal: Verksamhetstal) -> bool:
    return tal.talenhet is Talenhet.PROCENT and tal.varde is not None and 0 < tal.varde < 1


F10 = kontroll(
    Kontroll(
        "F10",
        "Varje tal om verksamheten är ifyllt",
        "rkr-r15",
        "Ett tal utan värde visas tomt, och ett konto utan saldo är noll. Rätta eller ta bort raden i Verksamhetstal.",
        granska=_utan_varde,
        rapporter=frozenset(Bladprefix.__members__),
    )
)


def _utan_budget(_: Underlag) -> Expr:
    return call("IF", Binary("=", rounded(Figure("FI_summa")), number(0)), number(1), number(0))


F11 = kontroll(
    Kontroll(
        "F11",
        "Årets tilldelning finns i Budget",
        "finsam-5",
        "Budget har inga medlemsavgifter på helårets sista dag i den valda versionen, så tilldelningen visas som noll.",
        utfall=Utfall.NOTIS,
        uttryck=_utan_budget,
        rapporter=HALVARET,
    )
)


def _avsteg_utan_skal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    malen = (rad for rad in underlag.bokslut.mal if not rad.indikator_nr)
    utan = (f"{rad.mal_nr} {rad.text}" for rad in malen if rad.bedomning is not None and not rad.utfallstext)
    return _svar(Utfall.NOTIS, utan, "Skäl saknas", "Varje avsteg från indikatorernas bedömning har ett skäl.")


F12 = kontroll(
    Kontroll(
        "F12",
        "Ett avsteg från målets bedömning har ett skäl",
        "malskala",
        "En bedömning på målets egen rad går före indikatorernas. Skriv skälet i Utfallstext, det trycks.",
        granska=_avsteg_utan_skal,
        rapporter=BOKSLUTEN,
    )
)
