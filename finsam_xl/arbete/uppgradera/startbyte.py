"""The sheet Start of a workbook of before, when nobody has changed it, replaced by today's."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.bygg.startvarden import START, vik_ut_byggda
from finsam_xl.arbetsbok.lasa.formeltext import blad_i, jamforbar
from finsam_xl.arbetsbok.lasa.innehall import del_av_slag, hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.ympa.graft import ympa
from finsam_xl.book.makrobok import rita_knappar
from finsam_xl.book.startformler import dokument

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["ar_av_i_dag", "ar_orord", "nytt_start"]

_AV_FORE: Final = frozenset(
    {
        "1c775ffda0d9b0f3",
        "4de72cc3ceec069c",
        "10b835f069c8bb7f",
        "83d357d630ec2fa5",
        "eb8cfc35f4202af9",
        "0e987f2a301b676b",
        "211703bcf3b6f643",
        "b7f1fcd6d692ad41",
    }
)
"""What stood on Start in each version before, with buttons and without: a sheet that still says it is untouched."""
_PREFIX: Final = "DOKUMENT"
_MAKRO: Final = re.compile(rb"<x:FmlaMacro>[^<]*?(\w+)</x:FmlaMacro>")
_EN_RAPPORT: Final = "AR"


def ar_av_i_dag(bok: Bok) -> bool:
    """Whether Start is today's, or there is none to replace."""
    return START not in bok.bladnamn or dokument(_EN_RAPPORT) in bok.bokens_namn


def ar_orord(bok: Bok) -> bool:
    """Whether Start says what it said when it was made, holds nothing else, and no other sheet reads its cells."""
    del_ = hitta_blad(bok.paket, START).del_
    hanger = any(del_av_slag(bok.paket, del_, slag) for slag in ("drawing", "comments"))
    return not hanger and _avtryck(bok) in _AV_FORE and not _lases(bok)


def _avtryck(bok: Bok) -> str:
    """What the cells say, whatever they have come to."""
    sagt = [
        (*plats, jamforbar(ruta.formel) if ruta.formel else str(ruta.varde))
        for plats, ruta in sorted(bok.celler(START).items())
        if ruta.formel or ruta.varde not in {None, ""}
    ]
    return hashlib.sha256(json.dumps(sagt, ensure_ascii=False).encode()).hexdigest()[:16]


def _lases(bok: Bok) -> bool:
    andra = (formler(list(rutor(bok.rot(namn)))) for namn in bok.bladnamn if namn != START)
    return any(START.casefold() in blad_i(formel) for ett in andra for formel in ett.values())


def nytt_start(paket: Paket, bok: Bok, mall: Bok) -> None:
    """Set today's Start in, with the buttons whose macros the workbook *bok* has, and its built reports folded out."""
    makron = {
        namn.decode()
        for del_ in del_av_slag(bok.paket, hitta_blad(bok.paket, START).del_, "vmlDrawing")
        for namn in _MAKRO.findall(bok.paket.las(del_))
    }
    ympa(paket, mall.data, (START,), prefix=_PREFIX)
    if makron:
        rita_knappar(paket, makron)
    vik_ut_byggda(paket, [slag.prefix for slag in byggda_slag(bok)])
