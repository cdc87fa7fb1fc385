"""What Excel demands of a package: checked, so that no file of ours meets its repair dialogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, stildel
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.opc.ooxml import omrade, qn
from finsam_xl.arbetsbok.opc.paket import TYPER, Paket
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, relationer
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["brister"]


def brister(data: bytes) -> list[str]:
    """Everything in the package that Excel would want to repair."""
    paket = Paket.oppna(data)
    return [*_delar(paket), *_blad(paket), *_namn(paket), *_tabeller(paket)]


def _delar(paket: Paket) -> Iterator[str]:
    typer = Innehallstyper(paket)
    for namn in paket.namn():
        if namn != TYPER and not namn.endswith("/") and not typer.typ(namn):
            yield f"{namn}: utan innehållstyp"
    for match in re.findall(rb'PartName="/([^"]+)"', paket.las(TYPER)):
        if match.decode() not in paket:
            yield f"{match.decode()}: innehållstyp utan del"
    for kalla in ("", *(namn for namn in paket.namn() if not namn.endswith(".rels"))):
        yield from _relationer(paket, kalla)


def _relationer(paket: Paket, kalla: str) -> Iterator[str]:
    alla = relationer(paket, kalla)
    if len({relation.id for relation in alla}) != len(alla):
        yield f"{kalla}: samma relation två gånger"
    yield from (
        f"{kalla}: {relation.mal} saknas" for relation in alla if not relation.extern and relation.mal not in paket
    )
    if kalla.endswith(".xml"):
        anvanda = set(re.findall(rb'\br:(?:id|embed|link)="([^"]+)"', paket.las(kalla)))
        yield from (f"{kalla}: {ett!r} leder ingenstans" for ett in anvanda - {ett.id.encode() for ett in alla})


def _blad(paket: Paket) -> Iterator[str]:
    alla = innehall.blad(paket)
    for vad in (
        [ett.namn.casefold() for ett in alla],
        [ett.sheet_id for ett in alla],
        [ett.rel_id for ett in alla],
        [ett.del_ for ett in alla],
    ):
        if len(set(vad)) != len(vad):
            yield f"dubbletter: {vad}"
    stilar = paket.rot(stildel(paket))
    for ett in alla:
        rot = paket.rot(ett.del_)
        yield from (f"{ett.namn}: {brist}" for brist in _innehall(paket, rot, stilar))


def _antal(stilar: Element, namn: str) -> int:
    lada = stilar.find(qn(namn))
    antal = 0 if lada is None else len(lada)
    assert lada is None or lada.get("count", str(antal)) == str(antal), namn
    return antal


def _innehall(paket: Paket, rot: Element, stilar: Element) -> Iterator[str]:
    antal, dxf = _antal(stilar, "cellXfs"), _antal(stilar, "dxfs")
    alla = list(rutor(rot))
    if [ruta[:2] for ruta in alla] != sorted({ruta[:2] for ruta in alla}):
        yield "cellerna står inte i ordning"
    for ruta in alla:
        if int(ruta.element.get("s", "0")) >= antal:
            yield f"{ruta.element.get('r')}: formatet finns inte"
        if ruta.element.get("t") == "s" and int(ruta.element.findtext(qn("v")) or "0") >= len(delade_strangar(paket)):
            yield f"{ruta.element.get('r')}: texten finns inte"
    yield from (f"dxf {ett.get('dxfId')}" for ett in rot.iter(qn("cfRule")) if int(ett.get("dxfId", "-1")) >= dxf)
    for grupp, tabell in (("cellXfs", "cellStyleXfs"),):
        grans = _antal(stilar, tabell)
        yield from (
            f"xfId {xf.get('xfId')}" for xf in stilar.iterfind(f"{qn(grupp)}/*") if int(xf.get("xfId", "0")) >= grans
        )
    for attribut, tabell in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
        grans = _antal(stilar, tabell)
        yield from (
            f"{attribut} {xf.get(attribut)}" for xf in stilar.iter(qn("xf")) if int(xf.get(attribut, "0")) >= grans
        )


def _namn(paket: Paket) -> Iterator[str]:
    antal = len(innehall.blad(paket))
    nycklar = []
    for ett in paket.rot(arbetsboksdel(paket)).iter(qn("definedName")):
        nycklar.append((ett.get("name", "").casefold(), int(ett.get("localSheetId", "-1"))))
        if nycklar[-1][1] >= antal:
            yield f"{nycklar[-1]}: bladet finns inte"
    if len(set(nycklar)) != len(nycklar):
        yield f"samma namn två gånger: {nycklar}"


def _tabeller(paket: Paket) -> Iterator[str]:
    alla = innehall.tabeller(paket)
    idn = [paket.rot(tabell.del_).get("id") for tabell in alla]
    if len(set(idn)) != len(idn) or len({tabell.namn.casefold() for tabell in alla}) != len(alla):
        yield f"samma tabell två gånger: {idn}"
    for tabell in alla:
        filter_ = paket.rot(tabell.del_).find(qn("autoFilter"))
        if filter_ is not None and omrade(filter_.get("ref", "")).sista_rad > omrade(tabell.ref).sista_rad:
            yield f"{tabell.namn}: filtret är större än tabellen"
