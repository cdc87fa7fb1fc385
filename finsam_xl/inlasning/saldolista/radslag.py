"""Vad en rad i en saldolista är: ett konto, dess fortsättning, en summa, en grupp eller rubrikerna igen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import som_text
from finsam_xl.inlasning.saldolista.kolumner import MED_BELOPP, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, ordlistan, rubrikord
from finsam_xl.inlasning.saldolista.radceller import ar_tom, har
from finsam_xl.inputs.tydning import stada
from finsam_xl.koder import ar_kontonummer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan

__all__ = ["ar_rubriker", "fortsatter", "kontot_i", "radens_balans", "varfor_inget_konto"]

_KONTO_OCH_NAMN = re.compile(r"(?:konto\s+)?(\d{3,10})(?:[\s:.\-\u2013]+(.*))?", re.IGNORECASE | re.DOTALL)
_SOM_TAL = re.compile(r"(\d{1,3})[ \u00a0\u202f](\d{3})|(\d{3,10})()[.,]0{1,2}")
"""Kontot som Excel skriver ett tal: «1 930» och «1930,00»."""
_SUMMAN = re.compile(r"(?:summa|totalt?|total)", re.IGNORECASE)
"""Det som en pivottabell skriver efter kontot på raden med dess summa."""
_KORT_NUMMER = re.compile(r"\d{1,2}(?:\s*[-\u2013]\s*\d{1,2})?(?:[\s:.\-\u2013]+\D.*)?", re.DOTALL)
_INTERVALL = re.compile(r"\d{1,10}\s*[-\u2013]\s*\d{1,10}(?:\s.*)?", re.DOTALL)


def kontot_i(varde: Arkvarde | None) -> tuple[str, str]:
    """Kontonumret och det namn som står i samma cell; tomt om cellen inte är ett konto."""
    text = stada(som_text(varde)).lstrip("'")
    text = "".join(ett or "" for ett in traff.groups()) if (traff := _SOM_TAL.fullmatch(text)) else text
    traff = _KONTO_OCH_NAMN.fullmatch(text)
    if traff is None or not ar_kontonummer(traff[1]) or _INTERVALL.fullmatch(text):
        return "", ""
    namn = stada(traff[2] or "")
    return ("", "") if _SUMMAN.fullmatch(namn) else (traff[1], namn)


def radens_balans(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> str:
    """I en huvudbok: raden är kontots «ingående», «periodens ingående» eller «utgående»; tomt om den är en bokning."""
    if not plan.med(Roll.DATUM):
        return ""
    for varde in celler.values():
        ord_ = rubrikord(varde).ord if isinstance(varde, str) else ""
        for namn, roll in (("ingående", "ib"), ("periodens ingående", "ingsaldo"), ("utgående", "ub")):
            if ord_ and ord_[:1] in "iuo" and ar_bland(ord_, ordlistan()["roller"][roll]):
                return namn
    return ""


def varfor_inget_konto(celler: Mapping[int, Arkvarde], plan: Kolumnplan, kontot: Arkvarde | None) -> str:
    """Varför en rad med belopp inte är ett konto: en summa, en grupp eller ett intervall; tomt om det är ett fel."""
    text = stada(som_text(kontot))
    if text and (_KORT_NUMMER.fullmatch(text) or _INTERVALL.fullmatch(text)):
        return "grupp"
    texter = _texterna(celler, plan)
    if _ar_summa(texter):
        return "summa"
    if not text and not any(texter):
        return "summa"
    gruppnamn = [ett for ett in texter if ett]
    return "grupp" if not text and gruppnamn and _ar_gruppnamn(gruppnamn[0]) else ""


def fortsatter(celler: Mapping[int, Arkvarde], plan: Kolumnplan, kontot: Arkvarde | None) -> bool:
    """Om en rad utan konto hör till kontot ovanför: en bokning med sin dag, eller ett objekt som inte är en summa."""
    if har(celler, plan, Roll.DATUM):
        dagarna = (celler.get(ett.kol) for ett in plan.med(Roll.DATUM))
        return ar_tom(kontot) and not _ar_summa(ett for ett in dagarna if isinstance(ett, str))
    egna = har(celler, plan, Roll.OBJEKT, Roll.MANAD)
    return egna and ar_tom(kontot) and not _ar_summa(_texterna(celler, plan))


def _texterna(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> list[str]:
    return [stada(ett) for kol, ett in celler.items() if isinstance(ett, str) and not _ar_belopp(kol, plan)]


def _ar_summa(texter: Iterable[str]) -> bool:
    return any(ar_bland(rubrikord(ett).ord, ordlistan()["summaord"]) for ett in texter if ett)


def _ar_gruppnamn(text: str) -> bool:
    """«19 Kassa och bank», eller ett namn helt i versaler."""
    return _KORT_NUMMER.fullmatch(text) is not None or (text.isupper() and len(text) > 2)  # noqa: PLR2004 - ett ord


def _ar_belopp(kol: int, plan: Kolumnplan) -> bool:
    return any(ett.kol == kol for ett in plan.med(*MED_BELOPP))


def ar_rubriker(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> bool:
    """Om raden upprepar rubrikerna, som överst på en ny sida."""
    lika = [ett for ett in plan.kolumner if ett.rubrik and stada(som_text(celler.get(ett.kol))) == ett.rubrik]
    return len(lika) * 2 > len(plan.kolumner)
