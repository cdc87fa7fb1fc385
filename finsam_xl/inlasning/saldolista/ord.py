"""Orden i en rubrik: utan skiljetecken, årtal och dagar, så att «Utg. balans 2025-12-31 (kr)» är «utg balans»."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from finsam_xl.inlasning.saldolista.tid.tidsord import MANADSORD, i_siffror
from finsam_xl.inputs.tydning import stada
from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Rubrikord", "ar_bland", "ordlistan", "rubrikord", "utan_prickar"]

_ORDLISTA = "saldolista.toml"
_DAG = re.compile(r"\b((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12]\d|3[01])\b")
_MANAD = re.compile(r"\b((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])\b")
_AR = re.compile(r"\b((?:19|20)\d\d)\b")
_PRICKAR = str.maketrans("åäöé", "aaoe")
_MANAD_OCH_AR = re.compile(rf"\b({'|'.join(MANADSORD)})\.?[\s\-\u2013']+(\d\d)(?![\w.-])")
_TILL_OCH_MED = re.compile(r"\bt\.? ?o\.? ?m\b|\btill och med\b|\btom\b")
_SIDANS_SALDO = re.compile(r"\b(debet|kredit)(saldo|belopp)\b")
_LANGST = 200


@cache
def ordlistan() -> Mapping[str, Any]:
    """Ordlistan som den står i mallen."""
    return tomllib.loads(mall(_ORDLISTA).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Rubrikord:
    """Rubrikens *ord*, den *sida* (debet, kredit) den nämner, och dess *ar*, *manad* och *dag* (ÅÅÅÅMMDD).

    *manad* är ÅÅÅÅMM, eller MM när rubriken inte säger något år.

    *fore* är sant om den säger föregående år.
    """

    ord: str
    sida: str = ""
    ar: int | None = None
    manad: str = ""
    dag: str = ""
    fore: bool = False


@lru_cache(maxsize=4096)
def rubrikord(text: str) -> Rubrikord:
    """Orden i en rubrik."""
    rensad = i_siffror(stada(text[:_LANGST]).casefold().replace("\n", " "))
    rensad = _MANAD_OCH_AR.sub(lambda traff: f"20{traff[2]}-{MANADSORD[traff[1]]}", rensad)
    rensad = _SIDANS_SALDO.sub(r"\2 \1", rensad)
    dagar = ["".join(traff) for traff in _DAG.findall(rensad)]
    utan_dag = _DAG.sub(" ", rensad)
    manader = ["".join(traff) for traff in _MANAD.findall(utan_dag)]
    utan_manad = _MANAD.sub(" ", utan_dag)
    artal = [*(ett[:4] for ett in (*dagar, *manader)), *_AR.findall(utan_manad)]
    ord_ = re.findall(r"[^\W_]+|%", _AR.sub(" ", utan_manad))
    mening, fore = _utan_fore(" ".join(ord_))
    delar = [ett for ett in mening.split() if ett not in ordlistan()["utan"]]
    sida = next((sida for sida in ("debet", "kredit") if set(delar) & set(ordlistan()[sida])), "")
    kvar = [ett for ett in delar if not sida or ett not in ordlistan()[sida]]
    i_ord = [MANADSORD[ett] for ett in kvar if ett in MANADSORD]
    kvar = [ett for ett in kvar if ett not in MANADSORD] or kvar
    if _TILL_OCH_MED.search(rensad):
        kvar = [ett for ett in kvar if not ett.startswith("period")] or kvar
    ar = int(max(artal)) if artal else None
    manad = max(manader, default="") or (f"{ar or ''}{i_ord[-1]}" if i_ord and not dagar else "")
    return Rubrikord(" ".join(kvar), sida, ar, manad, max(dagar, default=""), fore)


def _utan_fore(mening: str) -> tuple[str, bool]:
    utan = _fore_ord().sub(" ", mening)
    return utan, utan != mening


@cache
def _fore_ord() -> re.Pattern[str]:
    ord_ = sorted(ordlistan()["fore"], key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(_bada(ord_))})(?!\S)")


def ar_bland(text: str, monster: Iterable[str]) -> bool:
    """Om hela texten är ett av orden i *monster*, med eller utan prickar."""
    return _uttryck(tuple(monster)).fullmatch(text) is not None


def utan_prickar(text: str) -> str:
    """Texten med a och o för å, ä och ö."""
    return text.translate(_PRICKAR)


@cache
def _uttryck(monster: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_bada(monster)))


def _bada(monster: Iterable[str]) -> Iterator[str]:
    """Orden som uttryck, med och utan prickar."""
    for ett in monster:
        for skrivet in dict.fromkeys((ett, utan_prickar(ett))):
            yield re.escape(skrivet).replace(r"\*", ".*").replace(r"\ ", " ")
