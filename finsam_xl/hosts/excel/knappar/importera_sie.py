"""The button *Importera SIE...*: the chosen files read into the open book."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.utskrift import problemlista
from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.knappar.makro import makro, ur_hex
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.hosts.excel.placera import att_saga, placera
from finsam_xl.hosts.excel.plan import fyllnadsplan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import xlwings

    from finsam_xl.arbete.importera.sieinlasning import Siefyllnad
    from finsam_xl.modell import Problem

__all__ = ["importera_pa_avstand", "importera_sie"]

_FRAGOR = (
    "Frågor går inte att besvara en i taget här. Är svaret ja på alla: välj «Svara ja på frågorna», och läs in igen."
)


@makro
def importera_sie(bok: xlwings.Book, filer: str) -> None:
    """Fill Saldo, Objektsaldo and Importlogg of the open book from the chosen files.

    *filer* are their paths, one to a line, each character as four hexadecimal digits.
    """
    valda = [Path(rad) for rad in ur_hex(filer).splitlines() if rad]
    _importera(bok, valda, functools.partial(besked.fraga_om, bok))


@makro
def importera_pa_avstand(bok: xlwings.Book, filer: Sequence[Path], *, ja: bool = False) -> None:
    """Do the same at a distance, where no question can be asked: *ja* answers yes to those that have been told."""
    if not filer:
        raise Avbrott("Ingen SIE-fil är vald.")
    fragor: list[Problem] = []

    def svara(oklart: Problem) -> bool:
        fragor.append(oklart)
        return True

    def krav_pa_ja() -> None:
        if fragor and not ja:
            raise Avbrott(f"{problemlista(fragor)}\n\n{_FRAGOR}")

    _importera(bok, filer, svara, krav_pa_ja)


def _importera(
    bok: xlwings.Book,
    valda: Sequence[Path],
    fraga: Callable[[Problem], bool],
    fore: Callable[[], None] = lambda: None,
) -> None:
    data = bokens_data(bok)
    fyllnad = fyll_ur_sie(data, valda, fraga, klockan(), Sieval())
    fore()
    with arbetsro(bok, "finsam-xl: fyller Saldo och Objektsaldo ..."):
        plan = fyllnadsplan(data, fyllnad.bok, fyllnad.tabeller, fyllnad.kvar)
        text = _sagt(fyllnad, att_saga(bok, plan))
        placera(bok, plan, data)
    besked.saga(bok, text)


def _sagt(fyllnad: Siefyllnad, mer: Sequence[str]) -> str:
    """What is told when the tables are filled; put together before anything is changed; *mer* if at a distance."""
    summor = [f"{period}  {fil}: {antal} konton, summa UB {ub}" for period, fil, antal, _, ub, _ in fyllnad.summor]
    varningar = [f"{ett.plats}: {ett.text}" for ett in fyllnad.varningar if not (mer and ett.kod == "andrat-blad")]
    fyllda = f"{', '.join(fyllnad.tabeller)} är fyllda."
    return "\n".join([*summor, "", *fyllnad.resultat, *varningar, "", fyllda, *mer])
