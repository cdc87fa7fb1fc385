"""Insatserna som filernas objekt är, i den dimension som insatsmedlen är delade på, och det som är förbundets eget.

Ett objekt är kansliets eller styrelsens efter sitt namn. Har styrelsen inget objekt skiljs den ut på sina konton.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inlasning.forslag.namnid import namnid
from finsam_xl.inlasning.kontonamn import har_ord
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.inputs.tydning import stada
from finsam_xl.mallar import mall
from finsam_xl.modell import Dimension, Insats, Insatsslag
from finsam_xl.sie import objektsaldon
from finsam_xl.sie.siefil import OKAND, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from finsam_xl.inlasning.forslag.konton import Filkonto
    from finsam_xl.modell import Kontorad
    from finsam_xl.sie import SieFil

__all__ = ["Objekten", "ar_forbundets_eget", "objekten"]

_PROJEKT = "6"


@dataclass(frozen=True, slots=True)
class Objekten:
    """Insatserna, sist förbundets egna kostnadsställen, och dimensionen som de står i med sin källa."""

    insatser: tuple[Forslag[Insats], ...]
    dimension: Forslag[str | int | date] | None


def objekten(
    konton: Sequence[Filkonto], kontoplan: Sequence[Kontorad], filer: Sequence[SieFil], motpartens: str
) -> Objekten:
    """Objekten med belopp på resultatkonton i insatsernas dimension; *motpartens* dimension är aldrig den."""
    dimension = _dimension(kontoplan, filer, motpartens)
    if not dimension:
        return Objekten((), None)
    insatser: dict[str, Forslag[Insats]] = {}
    for namn, delar in _per_namn(_namngivna(dimension, filer)):
        id_, objekt = namnid(namn, insatser), "; ".join(nummer for nummer, _ in delar)
        ordning = (
            None if ar_forbundets_eget(namn) else 1 + sum(ett.varde.ordning is not None for ett in insatser.values())
        )
        insatser[id_] = Forslag(
            Insats(id_, namn, objekt, ordning, slag=_slag(namn)), " och ".join(ett for _, ett in delar)
        )
    for styrelsen in _styrelsen(konton, insatser):
        insatser[styrelsen.varde.id] = styrelsen
    i_ordning = sorted(insatser.values(), key=lambda ett: ett.varde.ordning is None)
    namnet = filer[0].dimensioner.get(dimension, "")
    var = filer[0].var(f"#DIM {dimension} {namnet}", f"dimension {dimension} {namnet}")
    kalla = f"{var}, som delar insatsmedlen"
    return Objekten(tuple(i_ordning), Forslag(int(dimension), kalla) if dimension.isdecimal() else None)


def _per_namn(funna: Sequence[tuple[str, str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Objektens nummer och källa per namn: en insats som har bytt nummer mellan åren är en insats med två objekt."""
    per_namn: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for nummer, namn, kalla in funna:
        per_namn.setdefault(namn.casefold(), (namn, []))[1].append((nummer, kalla))
    return list(per_namn.values())


def _slag(namn: str) -> Insatsslag | None:
    if not ar_forbundets_eget(namn):
        return None
    return Insatsslag.STYRELSE if har_ord(namn, _ordlistan()["styrelse"]) else Insatsslag.KANSLI


def _styrelsen(konton: Sequence[Filkonto], insatser: Mapping[str, Forslag[Insats]]) -> Iterator[Forslag[Insats]]:
    """Styrelsens egna konton, när den inte har något objekt."""
    egna = [ett for ett in konton if ar_resultatkonto(ett.konto) and har_ord(ett.namn, _ordlistan()["styrelsekonton"])]
    if egna and not any(ett.varde.slag is Insatsslag.STYRELSE for ett in insatser.values()):
        numren = "; ".join(ett.konto for ett in egna)
        styrelsen = Insats(namnid("Styrelse", insatser), "Styrelse", slag=Insatsslag.STYRELSE, konton=numren)
        yield Forslag(styrelsen, " och ".join(ett.kalla for ett in egna))


@cache
def _ordlistan() -> Mapping[str, Any]:
    ordlista: Mapping[str, Any] = tomllib.loads(mall("objektnamn.toml").read_text(encoding="utf-8"))["forbundets_eget"]
    return ordlista


def ar_forbundets_eget(namn: str) -> bool:
    """Om objektet efter sitt namn är kansli, styrelse eller annat gemensamt, och ingen insats."""
    return har_ord(namn, _ordlistan()["ord"]) and not har_ord(namn, _ordlistan()["utom"])


def _dimension(kontoplan: Sequence[Kontorad], filer: Sequence[SieFil], motpartens: str) -> str:
    """Dimensionen där insatserna har mest på konton som delas på insats, annars på resultatkonton.

    En som skiljer flera insatser åt går före en som samlar dem på ett objekt («Insatser»), om den har minst hälften så
    mycket. Projekt går före en annan med lika mycket.
    """
    summor: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    delade: defaultdict[str, set[str]] = defaultdict(set)
    for fil in filer:
        for dim in dict.fromkeys(dim for dim, _ in fil.objekt):
            for post in objektsaldon(fil, 0, dim) if dim != motpartens else ():
                if ar_resultatkonto(post.konto) and not ar_forbundets_eget(post.namn):
                    belopp = int(abs(post.belopp))
                    if belopp and placera(post.konto, kontoplan).delas_pa is Dimension.INSATS:
                        summor[dim][0] += belopp
                        delade[dim].add(post.namn.casefold())
                    summor[dim][1] += belopp
    mest = max((insatsmedel for insatsmedel, _ in summor.values()), default=0)

    def rang(dim: str) -> tuple[bool, int, int, bool]:
        skiljer = len(delade[dim]) > 1 and 2 * summor[dim][0] >= mest
        return skiljer, summor[dim][0], summor[dim][1], dim == _PROJEKT

    storst = max(sorted(summor), key=rang, default="")
    return storst if storst and any(summor[storst]) else ""


def _namngivna(dimension: str, filer: Iterable[SieFil]) -> list[tuple[str, str, str]]:
    """Nummer, namn och källa för varje objekt, i nummerordning; den nyaste filens namn gäller."""
    funna: dict[str, tuple[str, str, str]] = {}
    for fil in filer:
        for post in objektsaldon(fil, 0, dimension):
            if ar_resultatkonto(post.konto) and post.belopp:
                namn = f"Objekt {post.objekt}" if post.namn == OKAND else stada(post.namn)
                kalla = fil.var(f"#OBJEKT {dimension} {post.objekt}", f"objektet {post.objekt}")
                funna.setdefault(post.objekt, (post.objekt, namn, kalla))
    return sorted(funna.values(), key=lambda ett: (len(ett[0]), ett[0]))
