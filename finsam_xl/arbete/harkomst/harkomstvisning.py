"""A figure followed to the ledger: its trail as text, and as JSON."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.arbetsbok.lasa.visning import visa
from finsam_xl.harkomst.formel import Formelfel
from finsam_xl.harkomst.gren import beskuren
from finsam_xl.harkomst.nod import Nodslag, alla
from finsam_xl.harkomst.rakna import lika
from finsam_xl.harkomst.text import som_json, som_text
from finsam_xl.harkomst.trad import Foljare

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.harkomst.gren import Gren
    from finsam_xl.harkomst.nod import Nod

__all__ = ["Harledning", "harled", "harled_i", "text", "varden"]

_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Harledning:
    """A trail found in the book *bok*: the whole of it, what is shown of it, and what its leaves alone add up to.

    *raknat* says it in a sentence, and *haller* whether the cell shows what its leaves give.
    """

    bok: Bok
    rot: Nod
    gren: Gren
    raknat: str
    haller: bool


def harled(fil: Path, vad: str, *, djup: int | None = None, bredd: int | None = None) -> Harledning:
    """Follow *vad*, a cell (`ÅR Resultaträkning!C7`) or a name, in the workbook *fil*.

    Raises:
        Avbrott: the file cannot be read, or there is no such cell or name in it.

    """
    return harled_i(las_arbetsbok(fil), fil.name, vad, djup=djup, bredd=bredd)


def harled_i(bok: Bok, namn: str, vad: str, *, djup: int | None = None, bredd: int | None = None) -> Harledning:
    """As `harled`, in a workbook; *namn* is what the person calls the file."""
    foljare = Foljare(bok)
    try:
        rot = eller_avbrott(lambda: foljare.fran(vad))
    except Formelfel as fel:
        raise Avbrott(f"{vad} går inte att spåra i {namn}: {fel}.{_forslag(bok, vad)}") from fel
    raknat, haller = _raknat(foljare, rot)
    return Harledning(bok, rot, beskuren(rot, djup, bredd), raknat, haller)


def _forslag(bok: Bok, vad: str) -> str:
    """What was perhaps meant."""
    blad, skilje, _ = vad.rpartition("!")
    finns = bok.bladnamn if skilje else [ett.namn for ett in bok.alla_namn() if ett.blad is None]
    nara = difflib.get_close_matches((blad if skilje else vad).strip("'="), finns, _NAMES_SHOWN, 0.5)
    if nara:
        return f" Menade du {' eller '.join(nara)}?"
    return (
        ' Skriv blad och cell, som "ÅR Resultaträkning!C7", eller ett namn, som AR_RR_intakter (se bladet ÅR Poster).'
    )


def _raknat(foljare: Foljare, rot: Nod) -> tuple[str, bool]:
    celler = rot.barn if rot.plats is None else (rot,)
    if not any(ett.formel for ett in celler):
        tom = all(ett.varde is None for ett in celler)
        return "Cellen är tom." if tom else "Cellen är inmatad och kommer inte ur någon annan.", True
    try:
        svar = [(cell, foljare.omraknad(cell)) for cell in celler if cell.formel]
    except Formelfel as fel:
        return f"Kan inte räknas om ur sina indata: {fel}.", False
    skiljer = [(cell, varde) for cell, varde in svar if not lika(varde, cell.varde)]
    lov = [nod for nod in alla(rot) if nod.ar_lov]
    rader = sum(nod.slag is Nodslag.RAD for nod in lov)
    ur = f"Räknat om ur {antal(rader, 'rad', 'rader')} och {antal(len(lov) - rader, 'indatacell', 'indataceller')}"
    if skiljer:
        cell, varde = skiljer[0]
        visar, ger = (_visad(foljare, cell, ett) for ett in (cell.varde, varde))
        return (
            f"{ur}: {cell.var} visar {visar}, men det som räknas fram är {ger}. Öppna boken i Excel och spara.",
            False,
        )
    return f"{ur}: {_visad(foljare, rot, rot.varde) if rot.plats else 'alla celler'}, samma som i boken.", True


def _visad(foljare: Foljare, cell: Nod, varde: Resultat) -> str:
    return visa(varde, cell.visning, foljare.bok.dag_noll)


def text(svar: Harledning) -> str:
    """The trail as it is read on a screen, and what its leaves add up to."""
    return f"{som_text(svar.gren, svar.bok.dag_noll)}\n\n{svar.raknat}"


def varden(svar: Harledning) -> dict[str, object]:
    """The trail as JSON values."""
    return {"spar": som_json(svar.gren, svar.bok.dag_noll), "haller": svar.haller, "text": svar.raknat}
