"""Lagens rader i Rapportrader: det som boken får ändra i dem, och det som inte går."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.citat import citat
from finsam_xl.inputs.felslag import uppstallningen
from finsam_xl.modell import Radens
from finsam_xl.uppstallning.egna import lagens_rader, med_lagens_rader
from finsam_xl.uppstallning.lagens import RAKNINGAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem, Rapportrad

__all__ = ["prova_lagens_rader"]

_BLAD = "Rapportrader"


def prova_lagens_rader(lagens: Sequence[tuple[Tabellrad, Rapportrad]]) -> Iterator[Problem]:
    """Ändringar som inte går, och de av lagens rader som saknas på ett blad som har några."""
    for cell, rad in lagens:
        yield from _andrad(cell, rad)
    bokens = tuple(rad for _, rad in lagens)
    saknade = med_lagens_rader(bokens)[len(bokens) :]
    if saknade:
        vilka = tuple(f"{rad.id} ({rad.rapport})" for rad in saknade)
        yield uppstallningen.LAGENS_RADER_SAKNAS.vid(lagens[0][0].plats("Id"), vilka=vilka, blad=_BLAD)


def _andrad(cell: Tabellrad, rad: Rapportrad) -> Iterator[Problem]:
    forlagor = lagens_rader(rad.tabell, rad.id, rad.rapport)
    forlaga = forlagor[0]
    andrat: list[tuple[str, str, str, str]] = []
    if rad.slag is Radens.EGEN:
        andrat.append(("Slag", rad.slag, Radens.LAG, "raden finns i varje förbunds rapport"))
    if rad.summerar.casefold() != forlaga.summerar:
        andrat.append(("Summerar", rad.summerar, forlaga.summerar, "programmet vet vad raden summerar"))
    if rad.sida is not None:
        andrat.append(("Tecken", rad.sida, "", "raden har räkningens tecken"))
    if rad.tabell in RAKNINGAR and rad.ordning not in {ett.ordning for ett in forlagor}:
        andrat.append(("Ordning", str(rad.ordning), str(forlaga.ordning), "räkningens ordning är lagens"))
    if rad.tabell in RAKNINGAR and rad.raknas_in_i:
        andrat.append(("Räknas in i", rad.raknas_in_i, "", "lagens rader i en räkning trycks var för sig"))
    for rubrik, text, ska_vara, varfor in andrat:
        vara = citat(ska_vara) if ska_vara else "tom"
        yield uppstallningen.LAGENS_RAD.vid(
            cell.plats(rubrik), rubrik=rubrik, text=text, id=rad.id, ska_vara=vara, varfor=varfor
        )
