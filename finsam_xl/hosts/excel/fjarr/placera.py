"""A plan carried out in a book at a distance, in one order where our own JavaScript runs in its client."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.hosts.excel.fjarr.arbete import fjarrarbete
from finsam_xl.hosts.excel.fjarr.order import ge_order
from finsam_xl.hosts.excel.fjarr.ororda import synbara
from finsam_xl.hosts.excel.fjarr.pagar import las_pagar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import xlwings

    from finsam_xl.hosts.excel.plan import Bladplan, Byggplan

__all__ = ["KLIENTENS", "fjarrbesked", "placera_fjarr"]

KLIENTENS: Final = "finsamUtfor"
"""The function that workbook/server registers in xlwings' client."""
_BROTS: Final = (
    "Förra körningen bröts innan allt var gjort. Det som då blev halvfärdigt görs om i den här; ett halvfärdigt blad "
    "som någon skrivit i står kvar under nytt namn."
)
_ANDRAT: Final = "någon har ändrat"
_SYNS_INTE: Final = "härifrån syns inte om någon har ändrat"
_MANGA: Final = 3


def fjarrbesked(bok: xlwings.Book, plan: Byggplan) -> tuple[str, ...]:
    """What is to be said of a plan at a distance: what was ordered, what is kept, and a run that broke."""
    delar = [
        f"{antal(len(vilka), ett, flera)} {gors}"
        for vilka, ett, flera, gors in (
            ([ett for ett in plan.blad if ett.namn != MINNESBLAD], "blad", "blad", "läggs in"),
            (plan.tabeller, "tabell", "tabeller", "fylls"),
            (plan.namn, "namn", "namn", "sätts"),
        )
        if vilka
    ]
    bestallt = (f"Beställt av Excel: {', '.join(delar)}.",) if delar else ()
    syns = synbara(bok)
    kvar = [ett for ett in plan.blad if ett.behalls_som]
    andrade = [ett for ett in kvar if ett.namn in syns]
    okanda = [ett for ett in kvar if ett.namn not in syns]
    borta = (f"Bladet {namn} hör inte längre till rapporten och tas bort." for namn in plan.bort)
    return (
        *((_BROTS, "") if las_pagar(bok) is not None else ()),
        *bestallt,
        *borta,
        *_behallna(andrade, _ANDRAT),
        *_behallna(okanda, _SYNS_INTE),
    )


def _behallna(blad: Sequence[Bladplan], varfor: str) -> Iterator[str]:
    """The sheets that are kept for one reason: each by name, or when they are many, all in a sentence."""
    if len(blad) > _MANGA:
        forsta, vilka = blad[0], ", ".join(ett.namn for ett in blad)
        yield (
            f"{len(blad)} blad finns kvar under nya namn ({forsta.namn} som {forsta.behalls_som}): {varfor} i dem. "
            f"Egna formler som läste dem läser nu de äldre. Bladen: {vilka}."
        )
        return
    for ett in blad:
        yield (
            f"Bladet {ett.namn} finns kvar som {ett.behalls_som}: {varfor} i det. Egna formler som läste det läser nu "
            f"{ett.behalls_som}."
        )


def _vart_i_klienten() -> bool:
    """Whether the client has our JavaScript: a server's has it (workbook/server), xlwings Lite takes none."""
    return sys.platform != "emscripten"


def placera_fjarr(bok: xlwings.Book, plan: Byggplan) -> None:
    """Give the orders that carry out *plan*; when they cannot all be given, none is."""
    arbete = fjarrarbete(bok, plan, las_pagar(bok))
    if _vart_i_klienten():
        bok.app.macro(KLIENTENS)(arbete.som_json())
        return
    order: list[Any] = bok.json()["actions"]
    givna = len(order)
    try:
        ge_order(bok, arbete)
    except BaseException:
        del order[givna:]
        raise
