"""Vad som är vårt i en arbetsbok: bladen och tabellerna med indata, och varför inget går att läsa ur den."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.opc.paket import Annatformat, Forstor, Paketfel, Skadad
from finsam_xl.inputs import problem
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.modell import Problem

__all__ = ["indatablad", "indatatabell", "olaslig"]


def olaslig(bok: Bok) -> Problem | None:
    """Varför inget går att läsa ur boken; None när alla blad med indata går att läsa."""
    try:
        for blad in indatablad(bok).intersection(bok.bladnamn):
            bok.varden(blad)
    except Annatformat as fel:
        return problem.losenord(fel.hinder) if fel.hinder.losenord else problem.fel_filformat(fel.hinder)
    except Forstor as fel:
        return problem.for_stor_bok(fel.vad)
    except Skadad as fel:
        return problem.skadad(fel.vad)
    except Paketfel:
        return problem.skadad("filen är ofullständig eller ändrad av något annat program än Excel")
    return None


def indatablad(bok: Bok) -> set[str]:
    """Bladen med indata: de som har en av våra tabeller, eller en av Grunddatas namngivna celler."""
    celler = (syftar_pa(bok.bokens_namn.get(uppgift.namn, "")) for uppgift in GRUNDDATA)
    tabeller = (indatatabell(bok, tabell) for tabell in TABELLER)
    return {ett.blad for ett in tabeller if ett is not None} | {cell.blad for cell in celler if cell is not None}


def indatatabell(bok: Bok, tabell: Indatatabell) -> Tabellform | None:
    """Exceltabellen som bär indatatabellens namn; None när den saknas."""
    plats = bok.tabell(tabell.namn)
    return plats if plats is not None and plats.namn == tabell.namn else None
