"""What the person at Excel is told: one message box, in Swedish, with the cause and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.gemensamt.utskrift import antal, de_forsta, problemlista
from finsam_xl.arbete.kontrollera.utfallsrader import felrad, ingetrad, kontrollrad
from finsam_xl.hosts.excel.knappord import som_knapp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import xlwings

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.gemensamt.fel import Avbrott
    from finsam_xl.inputs.rattelser import Lamnad, Rattelse
    from finsam_xl.modell import Problem
    from finsam_xl.revision.halsa import Halsofynd

__all__ = [
    "att_veta",
    "forst",
    "fraga",
    "fraga_om",
    "halsotext",
    "hindret",
    "kontrolltext",
    "ovantat",
    "problemtext",
    "rattningsfraga",
    "saga",
    "stopp",
]

_ORDNING = ("FEL", "NOTIS", "EJ PRÖVAD", "EJ AKTUELL")
_RUBRIK = "finsam-xl"
_TECKEN = 1_800
_PROBLEM = 6
_RADER = 12
_CELLER = 3


def saga(bok: xlwings.Book, text: str) -> None:
    """Tell that something is done."""
    bok.app.alert(_kort(text), title=_RUBRIK, mode="info")


def stopp(bok: xlwings.Book, text: str) -> None:
    """Tell that something was not done."""
    bok.app.alert(_kort(text), title=_RUBRIK, mode="critical")


def fraga(bok: xlwings.Book, text: str) -> bool:
    """Ask for a yes or a no."""
    return bok.app.alert(_kort(f"{text}\n\nFortsätta?"), title=_RUBRIK, buttons="yes_no", mode="info") == "yes"


def fraga_om(bok: xlwings.Book, oklart: Problem) -> bool:
    """Ask whether to go on though something is unclear."""
    return fraga(bok, problemlista([oklart]))


def problemtext(problem: Sequence[Problem], logg: Path | None) -> str:
    """The first problems with place, meaning and what to do; all of them stand in the log."""
    rader = [f"{len(problem)} att rätta. Inget har ändrats i boken."]
    rader += [f"\n{ett.plats}: {ett.text}\n{ett.atgard}" for ett in problem[:_PROBLEM]]
    if len(problem) > _PROBLEM:
        alla = f"Alla står i {logg}." if logg else "Rätta dessa och tryck på knappen igen, så visas de."
        rader.append(f"\n... och {len(problem) - _PROBLEM} till. {alla}")
    return "\n".join(rader)


def hindret(fel: Avbrott | Indatafel) -> str:
    """What stood in the way of one thing of several."""
    return problemtext(fel.problem, None) if isinstance(fel, Indatafel) else str(fel)


def ovantat(fel: BaseException, logg: Path | None) -> str:
    """A fault in the program or in Excel, which nobody foresaw."""
    vad = (
        f"skicka filen {logg} till den som sköter programmet"
        if logg
        else "visa den här rutan för den som sköter programmet"
    )
    return (
        f"Programmet kunde inte slutföra, och boken är som den var.\n\n{type(fel).__name__}: {fel}\n\n"
        f"Försök en gång till; är en cell öppen för redigering, tryck Enter eller Esc först. Händer det igen, {vad}."
    )


def kontrolltext(kontroller: Sequence[Kontrollresultat], logg: Path | None) -> str:
    """How many controls there are of each outcome, and those that do not hold, the worst first."""
    rader = [kontrollrad(kontroller)]
    sagda = (ett for ett in kontroller if ett.utfall != "OK" and not ett.vantar_pa_excel)
    andra = sorted(sagda, key=lambda ett: _ORDNING.index(ett.utfall))
    rader += [f"{ett.utfall}  {ett.id}  {ett.titel}" for ett in andra[:_RADER]]
    if len(andra) > _RADER:
        rader.append(f"... och {len(andra) - _RADER} till.")
    if andra:
        och = f", och i {logg}" if logg else ""
        rader.append(f"\nVad de betyder står på kontrollbladen när rapporten är byggd{och}.")
    return "\n".join(rader)


def rattningsfraga(rattade: Sequence[Rattelse], lamnade: Sequence[Lamnad]) -> str:
    """Which cells can be read in one way only, before and after, and which are left."""
    rader = [f"{antal(len(rattade), 'cell', 'celler')} står fel men går att läsa på ett enda sätt:", ""]
    rader += [f"{ett.plats}: {ett.sagt_fore} blir {ett.sagt_efter}" for ett in rattade[:_RADER]]
    if len(rattade) > _RADER:
        rader.append(f"... och {len(rattade) - _RADER} till.")
    if lamnade:
        rader += ["", "Dessa lämnas, för de kan betyda flera saker:", *(f"{ett}" for ett in lamnade[:_CELLER])]
    if len(lamnade) > _CELLER:
        rader.append(f"... och {len(lamnade) - _CELLER} till.")
    return "\n".join(
        [*rader, "", "Ska de rättas? Bladet Rättelser säger sedan vilka. Nej kontrollerar boken som den är."]
    )


def forst(kontroller: Sequence[Kontrollresultat]) -> tuple[str, ...]:
    """What must be read before anything else: how many faults, or that nothing could be tried."""
    rad = felrad(kontroller) or ingetrad(kontroller)
    return (rad, "") if rad else ()


def att_veta(varningar: Sequence[Problem]) -> tuple[str, ...]:
    """What is to be known of the input though it stops nothing, the first of each kind."""
    rader = [
        f"{ett.plats}: {ett.text}{f' ... och {fler} till av samma slag.' if fler else ''}"
        for ett, fler in de_forsta(varningar)
    ]
    return (*rader, "") if rader else ()


def halsotext(fynd: Sequence[Halsofynd], logg: Path | None) -> str:
    """What makes the book's formulas hard to trust: which question, and the first cells."""
    if not fynd:
        return "Formelhälsa: inget att titta på."
    rader = [f"{ett.fraga.id}  {ett.fraga.titel}: {', '.join(ett.celler[:_CELLER])}" for ett in fynd]
    varfor = f"; varför står i {logg}" if logg else ""
    return "\n".join([f"Formelhälsa: {len(fynd)} att titta på{varfor}.", *rader])


def _kort(text: str) -> str:
    text = som_knapp(text)
    return text if len(text) <= _TECKEN else text[: _TECKEN - 4] + " ..."
