"""Medlemmarna som kontonas namn nämner: vems avgift varje konto är, och medlemmarna i not 1 i kontonas ordning.

Ett konto är en avgift efter samma ordlista som inläsningen frågar efter. Kommuner som delar ett konto finns i stället
bland dess objekt.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inlasning.forslag.namnid import namnid
from finsam_xl.inlasning.kontonamn import slag_i
from finsam_xl.inlasning.medlemsavgift import (
    ar_medlemsavgift,
    avgiftens_part,
    betalarens_namn,
    egna_ord,
    har_avgiftsord,
)
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.inputs.tydning import stada
from finsam_xl.modell import Dimension, Medlem, Part
from finsam_xl.sie import objektsaldon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inlasning.forslag.konton import Filkonto
    from finsam_xl.modell import Kontorad
    from finsam_xl.sie import SieFil

__all__ = ["Avgifter", "avgifter"]

_INTAKTSRADER = frozenset({"RR_intakter", "RR_ovantat"})
_STATEN = Medlem("stat", "Statligt bidrag (Försäkringskassan och Arbetsförmedlingen)", Part.STAT)
_REGIONEN = Medlem("region", "Regionen", Part.REGION)
_EJ_I_FILERNA = "mallen: inget kontonamn i filerna säger vilken"
_SERIE = 2


@dataclass(frozen=True, slots=True)
class Avgifter:
    """Medlemmarna, medlemmens id per konto (tomt för ett konto som flera delar) med dess part, och SIE-dimensionen."""

    medlemmar: tuple[Forslag[Medlem], ...]
    konton: Mapping[str, tuple[str, Part | None]]
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class _Avgiftskonto:
    konto: Filkonto
    part: Part | None

    @property
    def namn(self) -> str:
        return betalarens_namn(self.konto.namn)

    @property
    def egna(self) -> frozenset[str]:
        return egna_ord(self.namn)

    @property
    def delat(self) -> bool:
        """Om flera medlemmar har kontot tillsammans: «Bidrag från kommuner» nämner ingen kommun."""
        return self.part is None or (self.part is Part.KOMMUN and not self.egna)


def avgifter(konton: Sequence[Filkonto], kontoplan: Sequence[Kontorad], filer: Sequence[SieFil]) -> Avgifter:
    """Medlemmarnas avgifter bland kontona, när *kontoplan* är mallens och *filer* har den nyaste först."""
    intakter = [ett for ett in konton if placera(ett.konto, kontoplan).rad in _INTAKTSRADER]
    funna = tuple(_avgiftskonton(intakter))
    egna = [ett for ett in funna if not ett.delat]
    medlemmar: dict[str, Forslag[Medlem]] = {}
    per_konto = {ett.konto.konto: (_medlem(ett, medlemmar), ett.part) for ett in _i_partordning(egna)}
    delade = {ett.konto.konto: ("", ett.part) for ett in funna if ett.delat}
    dimension = _dimension(delade, filer)
    for objekt in _objekt(delade, dimension, filer):
        _lagg_till_objekt(objekt, medlemmar)
    skulder = {rad for rad in kontoplan if rad.delas_pa is Dimension.MOTPART and rad.rad == "BR_skulder"}
    skuldkonton = {ett.konto for ett in konton if placera(ett.konto, kontoplan) in skulder}
    fordrar = {objekt.nummer for objekt in _objekt(skuldkonton, dimension, filer)}
    return Avgifter(tuple(_med_plats(medlemmar, fordrar)), {**per_konto, **delade}, dimension)


def _avgiftskonton(intakter: Sequence[Filkonto]) -> Iterator[_Avgiftskonto]:
    """Konton som nämner en part; de som är en medlems, eller ligger i samma serie, och bara nämner ett namn."""
    sakra = {ett.konto: part for ett in intakter if (part := avgiftens_part(ett.namn))}
    serier = {konto[:_SERIE] for konto in sakra}
    for ett in intakter:
        if ett.konto in sakra:
            yield _Avgiftskonto(ett, sakra[ett.konto])
        elif har_avgiftsord(ett.namn) and not slag_i(ett.namn, ett.konto):
            egna = egna_ord(betalarens_namn(ett.namn))
            if egna and (ar_medlemsavgift(ett.namn) or ett.konto[:_SERIE] in serier):
                yield _Avgiftskonto(ett, Part.KOMMUN)
            elif not egna and ar_medlemsavgift(ett.namn):
                yield _Avgiftskonto(ett, None)


def _i_partordning(konton: Iterable[_Avgiftskonto]) -> list[_Avgiftskonto]:
    ordning = list(Part)
    return sorted(konton, key=lambda ett: (ordning.index(ett.part or Part.KOMMUN), ett.konto.konto))


def _medlem(avgift: _Avgiftskonto, medlemmar: dict[str, Forslag[Medlem]]) -> str:
    """Id för den som betalar; en som inte finns läggs till i *medlemmar*."""
    part = avgift.part or Part.KOMMUN
    if part is Part.STAT:
        medlemmar.setdefault(_STATEN.id, Forslag(_STATEN, avgift.konto.kalla))
        return _STATEN.id
    return _finn_eller_lagg(avgift.namn, part, avgift.konto.kalla, medlemmar)


def _finn_eller_lagg(namn: str, part: Part, kalla: str, medlemmar: dict[str, Forslag[Medlem]]) -> str:
    egna = egna_ord(namn)
    lika = (ett.varde for ett in medlemmar.values() if ett.varde.part is part and egna_ord(ett.varde.namn) == egna)
    funnen = next(lika, None)
    if funnen is not None:
        return funnen.id
    forsta_regionen = part is Part.REGION and _REGIONEN.id not in medlemmar
    ord_ = namn if part is Part.REGION else " ".join(ett for ett in namn.split() if egna_ord(ett)) or namn
    id_ = _REGIONEN.id if forsta_regionen else namnid(ord_, {*medlemmar, _STATEN.id, _REGIONEN.id})
    medlemmar[id_] = Forslag(Medlem(id_, namn if egna else _REGIONEN.namn, part), kalla)
    return id_


@dataclass(frozen=True, slots=True)
class _Objekt:
    nummer: str
    namn: str
    kalla: str


def _dimension(delade: Collection[str], filer: Sequence[SieFil]) -> str:
    """Dimensionen som delar de gemensamma kontona, den med de flesta objekten; tom när ingen gör det."""
    antal = Counter(
        dim
        for fil in filer
        for dim in dict.fromkeys(dim for dim, _ in fil.objekt)
        for post in objektsaldon(fil, 0, dim)
        if post.konto in delade
    )
    return max(sorted(antal), key=lambda dim: antal[dim], default="")


def _objekt(delade: Collection[str], dimension: str, filer: Sequence[SieFil]) -> Iterator[_Objekt]:
    sedda: set[str] = set()
    for fil in filer if dimension else ():
        for post in objektsaldon(fil, 0, dimension):
            if post.konto in delade and post.objekt not in sedda:
                sedda.add(post.objekt)
                namn = stada(post.namn)
                posten, i_ord = f"#OBJEKT {dimension} {post.objekt} «{namn}»", f"objektet {post.objekt} «{namn}»"
                yield _Objekt(post.objekt, namn, fil.var(posten, i_ord))


def _lagg_till_objekt(objekt: _Objekt, medlemmar: dict[str, Forslag[Medlem]]) -> None:
    part = avgiftens_part(objekt.namn) or Part.KOMMUN
    if part is Part.STAT:
        id_ = _STATEN.id
        medlemmar.setdefault(id_, Forslag(_STATEN, objekt.kalla))
    else:
        id_ = _finn_eller_lagg(betalarens_namn(objekt.namn) or objekt.namn, part, objekt.kalla, medlemmar)
    medlemmar[id_] = replace(medlemmar[id_], varde=replace(medlemmar[id_].varde, objekt=objekt.nummer))


def _med_plats(medlemmar: Mapping[str, Forslag[Medlem]], fordrar: Collection[str]) -> Iterator[Forslag[Medlem]]:
    """Staten, regionen och kommunerna med sin plats i not 1, och i not 4 om de har en fordran på förbundet.

    Staten och en region finns i varje förbund.
    """
    alla = {_STATEN.id: Forslag(_STATEN, _EJ_I_FILERNA), _REGIONEN.id: Forslag(_REGIONEN, _EJ_I_FILERNA), **medlemmar}
    ordning = list(Part)
    ordnade = sorted(alla.values(), key=lambda ett: ordning.index(ett.varde.part))
    for plats, ett in enumerate(ordnade, start=1):
        plats_not4 = plats if ett.varde.objekt and ett.varde.objekt in fordrar else None
        yield replace(ett, varde=replace(ett.varde, plats_not1=plats, plats_not4=plats_not4))
