"""Vad ett kontos namn säger om var i rapporten det hör hemma, efter ordlistan i templates/kontonamn.toml.

Kontot placeras efter sitt nummer; namnet är en andra uppgift om samma sak. En motsägelse är klar när namnet är av ett
känt slag («Löner») och dess rad hör till ett annat («Lokalhyra»). Säger något i namnet ja till raden, eller är något
oklart, sägs inget.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from finsam_xl.mallar import mall
from finsam_xl.sie.siefil import ar_balanskonto

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from finsam_xl.modell import Saldorad

__all__ = ["Namnslag", "har_ord", "motsagelse", "namnslag", "ordlistan", "slag_i"]

_ORDLISTA = "kontonamn.toml"
_BALANS = "balans"
_LANGSTA_NAMN = 200
_SAMLINGSRAD = "_ovriga"
_UTAN_PRICKAR = str.maketrans("åäö", "aao")


@dataclass(frozen=True, slots=True)
class Namnslag:
    """Ett slags kontonamn: orden som visar det, och koderna i Kontoplan som det hör hemma på eller säger emot."""

    id: str
    balans: bool
    ord: tuple[str, ...]
    utom: tuple[str, ...]
    passar: tuple[str, ...]
    motsager: tuple[str, ...]
    allmant: bool = False
    tyst: bool = False
    egen: bool = False


@cache
def ordlistan() -> Mapping[str, Any]:
    """Ordlistan som den står i mallen."""
    return tomllib.loads(mall(_ORDLISTA).read_text(encoding="utf-8"))


@cache
def namnslag() -> tuple[Namnslag, ...]:
    """Slagen i ordlistans ordning."""
    return tuple(_slag(post) for post in ordlistan()["slag"])


def _slag(post: Mapping[str, Any]) -> Namnslag:
    ord_, utom, passar, motsager = (tuple(post.get(falt, ())) for falt in ("ord", "utom", "passar", "motsager"))
    return Namnslag(
        post["id"],
        post["sida"] == _BALANS,
        ord_,
        utom,
        passar,
        motsager,
        post.get("allmant", False),
        post.get("tyst", False),
        post.get("egen", False),
    )


@lru_cache(maxsize=4096)
def slag_i(namn: str, konto: str) -> tuple[Namnslag, ...]:
    """Slagen som kontots namn är av; allmänna slag bara när det inte är av något annat."""
    traffar = tuple(_alla_slag(namn, ar_balanskonto(konto)))
    return tuple(slag for slag in traffar if not slag.allmant) or traffar


def _alla_slag(namn: str, balans: bool) -> Iterator[Namnslag]:  # noqa: FBT001 - kontots sida
    for slag in namnslag():
        if slag.balans is balans and har_ord(namn, slag.ord) and not har_ord(namn, slag.utom):
            yield slag


def har_ord(namn: str, monster: Iterable[str]) -> bool:
    """Om något av orden (eller ordparen) i *monster* står i namnet, oavsett skiljetecken och stora bokstäver.

    Ett namn utan å, ä och ö jämförs också med orden skrivna så: i en del filer står «Loner» och «Forsakringskassan».
    """
    text, ord_ = _orden(namn), tuple(monster)
    uttryck = _uttryck(_utan_prickar(ord_) if text.isascii() else ord_)
    return uttryck is not None and uttryck.search(text) is not None


@cache
def _utan_prickar(monster: tuple[str, ...]) -> tuple[str, ...]:
    med_prickar = ordlistan()["med_prickar"]
    return tuple(ett if ett.strip("*") in med_prickar else ett.translate(_UTAN_PRICKAR) for ett in monster)


@lru_cache(maxsize=4096)
def _orden(namn: str) -> str:
    return " ".join(re.findall(r"\w+", namn[:_LANGSTA_NAMN].casefold()))


@cache
def _uttryck(monster: tuple[str, ...]) -> re.Pattern[str] | None:
    ord_ = (re.escape(ett).replace(r"\*", r"\w*").replace(r"\ ", " ") for ett in monster)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ord_)})(?!\w)") if monster else None


def motsagelse(rad: Saldorad, anvanda: Collection[str]) -> str | None:
    """Koden på kontots rad som hela namnet säger emot; None när något passar eller är oklart.

    *anvanda* är koderna i Kontoplan: en samlingsrad är fel bara när slaget har en egen rad att ligga på.
    """
    slagen = slag_i(rad.benamning, rad.konto)
    plats = tuple(kod for kod in (rad.not_ or rad.rad, rad.drift) if kod)
    if not slagen or any(slag.tyst or _bland(kod, slag.passar) for slag in slagen for kod in plats):
        return None
    emot = [[kod for kod in plats if _sager_emot(slag, kod, anvanda)] for slag in slagen]
    return emot[0][0] if all(emot) else None


def _sager_emot(slag: Namnslag, kod: str, anvanda: Collection[str]) -> bool:
    return _bland(kod, slag.motsager) and (not kod.endswith(_SAMLINGSRAD) or slag.passar[0] in anvanda)


def _bland(kod: str, monster: Iterable[str]) -> bool:
    return any(fnmatchcase(kod, ett) for ett in monster)
