"""Kolumnens roll, efter rubrikens ord och cellerna under den."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import Obrukbar, som_text
from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, Listkolumn, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, ordlistan, rubrikord
from finsam_xl.inlasning.saldolista.rubriker.objekt import objektets_kolumn
from finsam_xl.inlasning.saldolista.tid.tidsord import MANADSORD
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.inlasning.saldolista.ark import Listark

__all__ = ["kolumnen", "rollerna", "under_rubriken"]

_NUMRERAD_MANAD = re.compile(r"(?:period|per|p|månad|manad|mån|man) ?(0?[1-9]|1[0-6])")
_KORT_MANAD = re.compile(r"(.*[^\W\d].*?)[\s:.]+(2\d)(0[1-9]|1[0-2])\s*")
"""Ett belopp och dess månad som ÅÅMM, «Utg. saldo 2512»."""
_LANGST = 60
_TEXTKOLUMN = re.compile(r"(.+?)\s*\(\s*(?:T|text)\s*\)", re.IGNORECASE)
_KONTOBORJAN = re.compile(r"\d{3,10}\b")
_MANADSVARDE = re.compile(r"(?:19|20)\d\d[-./]?(?:0\d|1[0-6])(?:[-./]\d\d)?|0?[1-9]|1[0-2]")
_ARTAL = re.compile(r"(?:19|20)\d\d")
_PROVA_RADER = 25


def kolumnen(  # noqa: PLR0911 - ett svar för varje slags rubrik
    ark: Listark, rad: int, kol: int, rubrik: str, objekt: Mapping[str, str]
) -> Listkolumn | None:
    """Kolumnen med den rubriken; None om den inte läses."""
    if traff := _TEXTKOLUMN.fullmatch(stada(rubrik)):
        bas = kolumnen(ark, rad, kol, traff[1], objekt)
        roll = {Roll.KONTO: Roll.BENAMNING, Roll.OBJEKT: Roll.OBJEKTNAMN}.get(bas.roll) if bas is not None else None
        return replace(bas, rubrik=rubrik, roll=roll) if bas is not None and roll is not None else None
    ord_ = rubrikord(rubrik)
    alla = {"sida": ord_.sida, "ar": ord_.ar, "fore": ord_.fore, "manad": ord_.manad, "dag": ord_.dag}
    if (traff := _KORT_MANAD.fullmatch(rubrik[:_LANGST])) and _ar_belopp(traff[1]):
        bas = kolumnen(ark, rad, kol, f"{traff[1]} 20{traff[2]}-{traff[3]}", objekt)
        return replace(bas, rubrik=rubrik) if bas is not None else None
    roll = _rollen(ark, rad, kol, ord_.ord)
    if roll is not None and not (ord_.sida and roll not in BELOPPSROLLER):
        return Listkolumn(kol, rubrik, roll, **alla)  # type: ignore[arg-type] # fälten är Rubrikords egna
    if not ord_.ord:
        return _utan_ord(kol, rubrik, alla)
    if ord_.ord in MANADSORD and not ord_.sida:
        return Listkolumn(kol, rubrik, Roll.MANADSBELOPP, ar=ord_.ar, fore=ord_.fore, manad=MANADSORD[ord_.ord])
    if (traff := _NUMRERAD_MANAD.fullmatch(ord_.ord)) and not ord_.sida:
        return Listkolumn(kol, rubrik, Roll.MANADSBELOPP, ar=ord_.ar, fore=ord_.fore, manad=f"{int(traff[1]):02d}")
    return objektets_kolumn(kol, rubrik, ord_.ord, objekt)


def _ar_belopp(rubrik: str) -> bool:
    return bool({roll.name.casefold() for roll in BELOPPSROLLER} & {*rollerna(rubrikord(rubrik).ord)})


@lru_cache(maxsize=4096)
def rollerna(ord_: str) -> tuple[str, ...]:
    """Rollerna som orden kan ha, den tydligaste först."""
    return tuple(namn for namn, monster in ordlistan()["roller"].items() if ord_ and ar_bland(ord_, monster))


def _utan_ord(kol: int, rubrik: str, alla: Mapping[str, object]) -> Listkolumn | None:
    """En rubrik som bara är en sida, ett år, en månad eller en dag: ett belopp."""
    if alla["sida"]:
        return Listkolumn(kol, rubrik, Roll.RORELSE, **alla)  # type: ignore[arg-type] # som ovan
    if alla["manad"]:
        return Listkolumn(kol, rubrik, Roll.MANADSBELOPP, **alla)  # type: ignore[arg-type] # som ovan
    if alla["ar"] or alla["dag"] or alla["fore"]:
        return Listkolumn(kol, rubrik, Roll.UB, **alla)  # type: ignore[arg-type] # som ovan
    return None


def _rollen(ark: Listark, rad: int, kol: int, ord_: str) -> Roll | None:
    """Rollen efter orden; «Period» är en månad när cellerna under är månader, annars periodens rörelse."""
    funna = rollerna(ord_)
    if not funna:
        return None
    if ord_ == "år" and _ar_artal(ark, rad, kol):
        return Roll.AR
    if funna[0] == "konto_och_namn":
        return Roll.KONTO if _ser_ut_som_konton(ark, rad, kol) else Roll.BENAMNING
    if funna[0] == "rorelse" and ar_bland(ord_, ["period", "perioden"]) and _ar_manader(ark, rad, kol):
        return Roll.MANAD
    if funna[0] == "benamning" and _ser_ut_som_konton(ark, rad, kol) and ar_bland(ord_, ["benämning", "namn", "text"]):
        return Roll.BENAMNING
    return Roll[funna[0].upper()]


def under_rubriken(ark: Listark, rad: int, kol: int) -> Iterator[object]:
    """De första ifyllda cellerna under rubriken."""
    nasta = sorted(nr for nr in ark.rader if nr > rad)[:_PROVA_RADER]
    yield from (varde for nr in nasta if (varde := ark.rader[nr].get(kol)) is not None)


def _ser_ut_som_konton(ark: Listark, rad: int, kol: int) -> bool:
    texter = [som_text(varde) for varde in under_rubriken(ark, rad, kol) if not isinstance(varde, Obrukbar)]  # type: ignore[arg-type] # arkets värden
    return sum(1 for text in texter if _KONTOBORJAN.match(stada(text))) * 4 > len(texter)


def _ar_artal(ark: Listark, rad: int, kol: int) -> bool:
    texter = [stada(som_text(varde)) for varde in under_rubriken(ark, rad, kol) if not isinstance(varde, Obrukbar)]  # type: ignore[arg-type] # arkets värden
    return bool(texter) and all(_ARTAL.fullmatch(text) for text in texter)


def _ar_manader(ark: Listark, rad: int, kol: int) -> bool:
    texter = [stada(som_text(varde)) for varde in under_rubriken(ark, rad, kol) if not isinstance(varde, Obrukbar)]  # type: ignore[arg-type] # arkets värden
    funna = sum(1 for text in texter if _MANADSVARDE.fullmatch(text))
    return bool(texter) and funna * 10 >= len(texter) * 9
