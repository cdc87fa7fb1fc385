"""Insatserna som filernas objekt är, i den dimension som insatsmedlen är delade på; kansli och styrelse är det inte."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inlasning.forslag.namnid import namnid
from finsam_xl.inlasning.kontonamn import har_ord
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.inputs.tydning import stada
from finsam_xl.mallar import mall
from finsam_xl.modell import Dimension, Insats
from finsam_xl.sie import objektsaldon
from finsam_xl.sie.siefil import OKAND, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from finsam_xl.modell import Kontorad
    from finsam_xl.sie import Objektpost, SieFil

__all__ = ["Objekten", "ar_forbundets_eget", "objekten"]

_PROJEKT = "6"


@dataclass(frozen=True, slots=True)
class Objekten:
    """Insatserna, objekten som är förbundets egna, och dimensionen som de står i med sin källa."""

    insatser: tuple[Forslag[Insats], ...]
    forbundets_eget: tuple[Forslag[str], ...]
    dimension: Forslag[str | int | date] | None


def objekten(kontoplan: Sequence[Kontorad], filer: Sequence[SieFil], motpartens: str) -> Objekten:
    """Objekten med belopp på resultatkonton i insatsernas dimension; *motpartens* dimension är aldrig den."""
    dimension = _dimension(kontoplan, filer, motpartens)
    if not dimension:
        return Objekten((), (), None)
    funna = _namngivna(dimension, filer)
    egna = tuple(Forslag(f"{nummer} {namn}", kalla) for nummer, namn, kalla in funna if ar_forbundets_eget(namn))
    insatser: dict[str, Forslag[Insats]] = {}
    for nummer, namn, kalla in funna:
        if not ar_forbundets_eget(namn):
            id_ = namnid(namn, insatser)
            insatser[id_] = Forslag(Insats(id_, namn, nummer, len(insatser) + 1), kalla)
    namnet = filer[0].dimensioner.get(dimension, "")
    kalla = f"#DIM {dimension} {namnet} i {filer[0].filnamn}, som delar insatsmedlen"
    return Objekten(tuple(insatser.values()), egna, Forslag(int(dimension), kalla) if dimension.isdecimal() else None)


@cache
def _ordlistan() -> Mapping[str, Any]:
    ordlista: Mapping[str, Any] = tomllib.loads(mall("objektnamn.toml").read_text(encoding="utf-8"))["forbundets_eget"]
    return ordlista


def ar_forbundets_eget(namn: str) -> bool:
    """Om objektet efter sitt namn är kansli, styrelse eller annat gemensamt, och ingen insats."""
    return har_ord(namn, _ordlistan()["ord"]) and not har_ord(namn, _ordlistan()["utom"])


def _dimension(kontoplan: Sequence[Kontorad], filer: Sequence[SieFil], motpartens: str) -> str:
    """Dimensionen där insatserna har mest på konton som delas på insats; projekt före en annan med lika mycket."""
    summor: Counter[str] = Counter()
    for fil in filer:
        for dim in dict.fromkeys(dim for dim, _ in fil.objekt):
            if dim != motpartens:
                summor[dim] += int(sum((abs(post.belopp) for post in _delade(fil, dim, kontoplan)), NOLL))
    storst = max(sorted(summor), key=lambda dim: (summor[dim], dim == _PROJEKT), default="")
    return storst if summor[storst] else ""


def _delade(fil: SieFil, dimension: str, kontoplan: Sequence[Kontorad]) -> Iterator[Objektpost]:
    for post in objektsaldon(fil, 0, dimension):
        if placera(post.konto, kontoplan).delas_pa is Dimension.INSATS and not ar_forbundets_eget(post.namn):
            yield post


def _namngivna(dimension: str, filer: Iterable[SieFil]) -> list[tuple[str, str, str]]:
    """Nummer, namn och källa för varje objekt, i nummerordning; den nyaste filens namn gäller."""
    funna: dict[str, tuple[str, str, str]] = {}
    for fil in filer:
        for post in objektsaldon(fil, 0, dimension):
            if ar_resultatkonto(post.konto) and post.belopp:
                namn = f"Objekt {post.objekt}" if post.namn == OKAND else stada(post.namn)
                kalla = f"#OBJEKT {dimension} {post.objekt} i {fil.filnamn}"
                funna.setdefault(post.objekt, (post.objekt, namn, kalla))
    return sorted(funna.values(), key=lambda ett: (len(ett[0]), ett[0]))
