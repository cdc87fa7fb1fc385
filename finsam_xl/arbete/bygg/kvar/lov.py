"""What a reckoned report waits for: the leaves without rows, behind its controls and behind its empty printed cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import position
from finsam_xl.inputs.schema import FRAN_FIL, Typ, tabell
from finsam_xl.kontroller.belaggsrad import LAGE, RADER, SAKNAS, Belaggslage
from finsam_xl.kontroller.utfallet import FLER
from finsam_xl.layout.expr import Figure
from finsam_xl.layout.leaves import Definitions, Leaf
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.arbete.bygg.kvar.lovrader import Bladindata
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.kontroller.blad import Belaggsplats, Kontrollrad
    from finsam_xl.layout.leaves import Source

__all__ = ["kontrollens", "tomma_korttexter", "tomma_tryckta"]

_KORTEN = tabell("Insatskort")
_FATTAS = (Belaggslage.SAKNAR_RADER, Belaggslage.SAKNAR_UNDERLAG)
_TOMT = frozenset({None, "", "–"})


def kontrollens(skiss: Skiss, data: Bladindata, rad: Kontrollrad) -> Iterator[tuple[tuple[Source, ...], str]]:
    """What a control that could not be tried waits for: leaves, and what it says in words where they do not say it."""
    blad = skiss.rapport.kontrollblad
    for period in rad.perioder:
        for belagg in _vantande(skiss, period):
            rader = [skiss.cell(blad, belagg.rad, RADER + nr) for nr in range(len(belagg.sidor))]
            utan = [sida for sida, antal in zip(belagg.sidor, rader, strict=True) if not antal]
            saknade = tuple(lov for sida in utan for lov in data.saknade(sida))
            mening = str(skiss.cell(blad, belagg.rad, SAKNAS) or "").removesuffix(FLER).strip()
            yield saknade, "" if saknade and all(utan) else mening


def _vantande(skiss: Skiss, period: Sequence[Belaggsplats]) -> Iterator[Belaggsplats]:
    """What hinders a period from being tried: what lacks rows, or the first of all when nothing is there."""
    lagen = [skiss.cell(skiss.rapport.kontrollblad, ett.rad, LAGE) for ett in period]
    fattas = [ett for ett, lage in zip(period, lagen, strict=True) if lage in _FATTAS]
    if not fattas and not {Belaggslage.PROVAT, Belaggslage.INGET_JAMFORELSEAR}.intersection(lagen):
        fattas = [*period[:1]]
    yield from fattas


def tomma_tryckta(skiss: Skiss, data: Bladindata) -> Iterator[tuple[Source, list[str]]]:
    """The leaves that a printed figure lacks, with the cells that are empty for it."""
    siffror = Definitions(skiss.rapport.poster)
    for namn, celler in skiss.rapport.tryckt.items():
        tomma = [cell for cell in celler if _ar_tom(skiss, cell)]
        for lov in _figurens(siffror, skiss.rapport.slag.prefix, namn) if tomma else ():
            yield from ((ett, tomma) for ett in data.saknade(lov) if not _ur_en_fil_som_finns(data, ett))


def _ar_tom(skiss: Skiss, adress: str) -> bool:
    blad, _, cell = adress.rpartition("!")
    return skiss.cell(blad, *position(cell)) in _TOMT


def _figurens(siffror: Definitions, prefix: str, namn: str) -> Iterator[tuple[Source, ...]]:
    """The leaves of the figure with that defined name, in its period or in the comparison."""
    ident = namn.removeprefix(f"{prefix}_")
    for eget, jamforelse in ((ident, False), (ident.removesuffix("_fg"), ident.endswith("_fg"))):
        try:
            yield siffror.leaves(Figure(eget, period=not jamforelse), comparison=jamforelse)
        except KeyError:
            continue
        return


def _ur_en_fil_som_finns(data: Bladindata, lov: Source) -> bool:
    """What the ledger of a day that is read in does not have is nothing that a person has left out."""
    if not isinstance(lov, Leaf) or lov.table not in FRAN_FIL:
        return False
    dag = data.dag(lov)
    return dag is not None and data.har_rader("Saldo", dag)


def tomma_korttexter(skiss: Skiss) -> Iterator[tuple[Leaf, str]]:
    """The texts that a card prints under their headings though nobody has written them, with their cells."""
    rubriker = {kolumn.namn for kolumn in _KORTEN.kolumner if kolumn.typ is Typ.TEXT}
    for grid in skiss.rapport.blad:
        for (rad, kolumn), ruta in grid.cells.items():
            text = grid.cells.get((rad, kolumn + 1))
            tom = text is not None and not text.text and not text.formula
            if tom and ruta.style == Style.KORTRUBRIK and ruta.text in rubriker:
                yield Leaf(_KORTEN.namn, ruta.text, ()), grid.address(rad, kolumn + 1)
