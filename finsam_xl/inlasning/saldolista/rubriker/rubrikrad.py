"""Raden med rubriker i en saldolista: den som har flest, också när rubrikerna står på två rader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan, Listkolumn, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, rubrikord
from finsam_xl.inlasning.saldolista.rubriker.dubbletter import kolumnslaget, utan_dubbletter
from finsam_xl.inlasning.saldolista.rubriker.manader import bokningens_belopp, manadernas
from finsam_xl.inlasning.saldolista.rubriker.namn import med_kontots_namn, med_objektens_namn
from finsam_xl.inlasning.saldolista.rubriker.roller import kolumnen, rollerna
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inlasning.saldolista.ark import Listark

__all__ = ["kolumnplan"]

_SOK_BLAND = 100


def kolumnplan(ark: Listark, objekt: Mapping[str, str]) -> Kolumnplan | None:
    """Bladets kolumner efter den rad som har flest rubriker; None om ingen rad har konto och ett belopp.

    *objekt* är de objekt som boken känner, med sina namn: en kolumn kan ha ett objekts namn till rubrik.
    """
    basta: Kolumnplan | None = None
    fore: Mapping[int, str] = {}
    for rad in sorted(ark.rader)[:_SOK_BLAND]:
        texter = {kol: text for kol, varde in ark.rader[rad].items() if (text := stada(som_text(varde)))}
        for rubriker in (texter, _med_raden_over(fore, texter)):
            plan = _plan(ark, rad, rubriker, objekt) if len(rubriker) > 1 else None
            if plan is not None and plan.ar_lista and (basta is None or len(plan.kolumner) > len(basta.kolumner)):
                basta = plan
        fore = texter
    return basta


def _med_raden_over(over: Mapping[int, str], under: Mapping[int, str]) -> Mapping[int, str]:
    """Rubriker på två rader: den övre gäller tills nästa, över «Debet» och «Kredit», och ensam där den undre är tom.

    En enda text längst till vänster är listans titel.
    """
    if not over or not under or (len(over) == 1 and min(over) <= min(under)):
        return {}
    galler: dict[int, str] = {}
    senast = ""
    for kol in range(1, max(*over, *under) + 1):
        senast = over.get(kol, senast)
        galler[kol] = senast
    tillsammans = {kol: f"{galler.get(kol, '')} {text}".strip() for kol, text in under.items()}
    return {**over, **tillsammans}


def _plan(ark: Listark, rad: int, rubriker: Mapping[int, str], objekt: Mapping[str, str]) -> Kolumnplan | None:
    if not any(_kan_vara_konto(rubrik) for rubrik in rubriker.values()):
        return None
    kolumner: list[Listkolumn] = []
    olasta: dict[int, str] = {}
    for kol, rubrik in sorted(rubriker.items()):
        kolumn = kolumnen(ark, rad, kol, rubrik, objekt)
        if kolumn is None:
            olasta[kol] = rubrik
        else:
            kolumner.append(kolumn)
    if not any(ett.roll is Roll.KONTO for ett in kolumner):
        return None
    if any(ett.roll is Roll.DATUM for ett in kolumner):
        bokningens = [ett for ett in kolumner if ett.roll is Roll.BENAMNING and _ar_bokningens_text(ett)]
        olasta |= {ett.kol: ett.rubrik for ett in bokningens}
        kolumner = [ett for ett in kolumner if ett not in bokningens]
        kolumner = bokningens_belopp(kolumner)
    egna = manadernas(med_kontots_namn(ark, rad, med_objektens_namn(kolumner), rubriker), objekt)
    return utan_dubbletter(Kolumnplan(rad, egna, olasta), kolumnslaget)


def _kan_vara_konto(rubrik: str) -> bool:
    return not {"konto", "konto_och_namn"}.isdisjoint(rollerna(rubrikord(rubrik).ord))


def _ar_bokningens_text(ett: Listkolumn) -> bool:
    """I en huvudbok är «Text» bokningens, inte kontots namn."""
    return ar_bland(rubrikord(ett.rubrik).ord, ["text", "beskrivning", "description"])
