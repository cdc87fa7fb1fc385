"""Tiden som en rad i en saldolista själv säger: en dag eller en månad, i de former som de skrivs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.kolumner import Roll
from finsam_xl.inlasning.saldolista.radceller import ar_tom
from finsam_xl.inlasning.saldolista.tid.tidsord import MANADSORD
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan, Listkolumn

__all__ = ["Oklar_tid", "radens_tid"]

_KLOCKAN = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?$")
_AR_FORST = re.compile(r"((?:19|20)?\d\d)([-./ ]?)(\d\d)\2(\d\d)|((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})")
_DAG_FORST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ]((?:19|20)\d\d)")
_MED_ORD = re.compile(r"(\d{1,2})[. -]+([a-zé]+)\.?[. -]+((?:19|20)?\d\d)")
_MANAD = re.compile(r"((?:19|20)\d\d)[-./ ]?(\d\d)|(\d\d)[-./ ]?(\d\d)")
_MANADSORD = re.compile(r"([a-zé]+)\.?(?:[ '.-]*((?:19|20)?\d\d))?|((?:19|20)\d\d)[ .-]*([a-zé]+)\.?")
_NUMRERAD = re.compile(r"(?:p|per|period|månad|mån)?\.? ?(\d{1,2})")
_EXCELS_FORSTA = date(1899, 12, 30)
_EXCELS_DAGAR = range(29_221, 73_051)
"""1980 till 2099, som Excel räknar dagar."""
_MANADER = range(17)
"""00 är det som förts över från året före, och 13 till 16 är bokslutets."""
_SISTA_MANADEN = 12


class Oklar_tid(Exception):  # noqa: N801, N818 - husets ord för fel är svenskt
    """Cellen *kol* har en tid som inte går att läsa: *text*."""

    def __init__(self, kol: int, text: str) -> None:
        super().__init__(text)
        self.kol, self.text = kol, text


def radens_tid(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> tuple[int, str]:
    """Kolumnen som säger radens tid, och tiden: ÅÅÅÅMMDD, ÅÅÅÅMM eller MM utan år. (0, "") om ingen säger den.

    Raises:
        Oklar_tid: cellen är ifylld men är ingen tid.

    """
    for ett in plan.med(Roll.MANAD, Roll.DATUM):
        if not ar_tom(varde := celler.get(ett.kol)):
            return ett.kol, _tiden(varde, ett)
    return 0, ""


def _tiden(varde: Arkvarde | None, kolumn: Listkolumn) -> str:
    if isinstance(varde, date):
        return f"{varde:%Y%m%d}"
    text = _KLOCKAN.sub("", stada(som_text(varde)).casefold())
    hel = isinstance(varde, Decimal) and varde == varde.to_integral_value()
    if hel and kolumn.roll is Roll.DATUM and int(text) in _EXCELS_DAGAR:
        return f"{_EXCELS_FORSTA + timedelta(days=int(text)):%Y%m%d}"
    formerna = (_dagen, _manaden) if kolumn.roll is Roll.DATUM else (_manaden, _dagen)
    if funnen := next((svar for form in formerna if (svar := form(text))), ""):
        return funnen
    raise Oklar_tid(kolumn.kol, som_text(varde))


def _dagen(text: str) -> str:
    """Dagen som ÅÅÅÅMMDD; tomt om texten inte är en dag som finns."""
    if traff := _AR_FORST.fullmatch(text):
        ar, manad, dag = (traff[1], traff[3], traff[4]) if traff[1] else (traff[5], traff[6], traff[7])
    elif traff := _DAG_FORST.fullmatch(text):
        dag, manad, ar = traff[1], traff[2], traff[3]
    elif (traff := _MED_ORD.fullmatch(text)) and traff[2] in MANADSORD:
        dag, manad, ar = traff[1], MANADSORD[traff[2]], traff[3]
    else:
        return ""
    try:
        return f"{date(_arhundradet(ar), int(manad), int(dag)):%Y%m%d}"
    except ValueError:
        return ""


def _manaden(text: str) -> str:
    """Månaden som ÅÅÅÅMM, eller MM utan år; tomt om texten inte är en."""
    if (traff := _MANAD.fullmatch(text)) and int(traff[2] or traff[4]) in _MANADER:
        return f"{_arhundradet(traff[1] or traff[3])}{_hogst_december(traff[2] or traff[4])}"
    if (traff := _MANADSORD.fullmatch(text)) and (traff[1] or traff[4]) in MANADSORD:
        ar = traff[2] or traff[3] or ""
        return f"{_arhundradet(ar) if ar else ''}{MANADSORD[traff[1] or traff[4]]}"
    if (traff := _NUMRERAD.fullmatch(text)) and int(traff[1]) in _MANADER:
        return _hogst_december(traff[1])
    return ""


def _arhundradet(ar: str) -> int:
    return int(ar) if len(ar) > len("ÅÅ") else 2000 + int(ar)


def _hogst_december(manad: str) -> str:
    return f"{min(int(manad), _SISTA_MANADEN):02d}"
