"""Transplant: sheets of a scratch workbook set into a person's workbook, of which nothing else is changed."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.andra.omrakning import satt_omrakning, slapp_kedjan
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.formeltext import blad_i
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, stildel
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import OFFICE, REL, lokalt, qn
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel, oskadad
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationer, relationsdel
from finsam_xl.arbetsbok.ympa.bladkopia import bladkopia, delade_strangar, kodnamn
from finsam_xl.arbetsbok.ympa.bladnamn import byt_namn
from finsam_xl.arbetsbok.ympa.delkopia import Skissfel, kopiera_foljedelar, stada
from finsam_xl.arbetsbok.ympa.egna_namn import prova_egna_namn
from finsam_xl.arbetsbok.ympa.flikordning import flikflyttar
from finsam_xl.arbetsbok.ympa.namnympning import Bladbyte, ympa_namn
from finsam_xl.arbetsbok.ympa.stilympning import Stilympning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.lasa.innehall import Blad
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["ympa"]

_WORKSHEET: Final = f"{OFFICE}/worksheet"
_MYCKET_DOLT: Final = "veryHidden"
_WORKSHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@oskadad
def ympa(  # noqa: PLR0913 - what a sheet brings with it is said by name
    till: Paket,
    skiss: bytes,
    blad: Sequence[str],
    *,
    prefix: str,
    bort: Sequence[str] = (),
    behall: Mapping[str, str] | None = None,
    ordning: Sequence[str] = (),
    rakna_om_vid_oppning: bool = False,
    med_tabeller: bool = False,
) -> None:
    """Set the sheets *blad* of the workbook *skiss* into the workbook *till*.

    A sheet that is there is replaced in its place; a new one goes last, but one that is very hidden stands after all
    that people see. Sheets in *bort* are removed. A sheet in *behall* (old name -> new name) is kept under the new
    name, and the fresh sheet stands before it. Those in *ordning* change places among themselves, to stand in that
    order. Names that begin with *prefix* and an underscore are ours
    where they point at these sheets. With *med_tabeller* they may hold Excel tables.

    Raises:
        Paketfel: the workbook is refused, a formula of the user's own needs a sheet that is to be removed, or a name of
            the user's own is one of ours.
        Skissfel: the scratch workbook lacks a sheet, or holds something that cannot be grafted.

    """
    fran = Paket.oppna(skiss)
    saknade = set(blad) - {ett.namn for ett in innehall.blad(fran)}
    if saknade:
        raise Skissfel(f"the scratch workbook lacks {sorted(saknade)}")
    prova_egna_namn(till, fran, prefix, frozenset(namn.casefold() for namn in (*blad, *bort)))
    for gammalt, nytt in (behall or {}).items():
        byt_namn(till, gammalt, nytt)
    slapp_kedjan(till)
    ympning = _Ympning(till, fran, tuple(blad), frozenset(namn.casefold() for namn in bort))
    ympning.rensa()
    ympning.satt_in(behall or {}, med_tabeller=med_tabeller)
    ympning.ordna(ordning, behall or {})
    ympning.avsluta(prefix, rakna_om_vid_oppning=rakna_om_vid_oppning)


class _Ympning:
    """One graft under way: the two packages, and the parts of the target that several steps change."""

    def __init__(self, till: Paket, fran: Paket, blad: tuple[str, ...], bort: frozenset[str]) -> None:
        self._till, self._fran, self._blad = till, fran, blad
        self._nya = frozenset(namn.casefold() for namn in blad)
        self._bort = bort - self._nya
        self._bok = arbetsboksdel(till)
        self._rot = till.rot(self._bok)
        self._fore = _flikar(self._rot)
        self._finns = {ett.namn.casefold(): ett for ett in innehall.blad(till)}
        self._skissblad = {ett.namn: ett for ett in innehall.blad(fran)}
        self._relationer = Relationer(till, self._bok)
        self._dygn = (dag_noll(till) - dag_noll(fran)).days
        self._typer, self._skisstyper = Innehallstyper(till), Innehallstyper(fran)
        self._stilrot = till.rot(stildel(till))
        self._stilar = Stilympning(self._stilrot, fran.rot(stildel(fran)))

    def rensa(self) -> None:
        """Take away the removed sheets, and what hangs on those that are to be replaced."""
        _vagra_om_hanvisade(self._till, self._bort, self._nya)
        losa: set[str] = set()
        for flik in self._fore:
            ett = self._finns[flik.get("name", "").casefold()]
            if ett.namn.casefold() in self._bort:
                _flikarna(self._rot).remove(flik)
                self._relationer.ta_bort(ett.rel_id)
                losa.add(ett.del_)
            elif ett.namn.casefold() in self._nya:
                _kraver_kalkylblad(ett)
                losa |= {relation.mal for relation in relationer(self._till, ett.del_) if not relation.extern}
                self._till.ta_bort(relationsdel(ett.del_))
        self._relationer.spara()
        stada(self._till, losa, self._typer)

    def satt_in(self, behall: Mapping[str, str], *, med_tabeller: bool) -> None:
        """Set the sheets in, all of them first and what hangs on them after: a rebuild then gives the same order."""
        fore = {gammalt.casefold(): nytt.casefold() for gammalt, nytt in behall.items()}
        strangar = delade_strangar(self._fran)
        delar = [self._satt_in(namn, fore.get(namn.casefold(), ""), strangar) for namn in self._blad]
        for namn in self._blad:
            if self._skissblad[namn].lage == _MYCKET_DOLT:
                _sist(self._rot, self._flik(namn))
        for namn, del_ in zip(self._blad, delar, strict=True):
            typer = (self._skisstyper, self._typer)
            kalla = self._skissblad[namn].del_
            kopiera_foljedelar(self._fran, kalla, self._till, del_, typer, med_tabeller=med_tabeller)

    def _satt_in(self, namn: str, fore: str, strangar: list[Element]) -> str:
        skiss, gammalt = self._skissblad[namn], self._finns.get(namn.casefold())
        kod = kodnamn(self._till, gammalt.del_) if gammalt else ""
        del_ = gammalt.del_ if gammalt else self._ny_del()
        self._till.satt(del_, bladkopia(self._fran.las(skiss.del_), strangar, self._stilar, kod, self._dygn))
        if gammalt is None:
            self._typer.satt(del_, _WORKSHEET_TYPE)
            self._ny_flik(namn, self._relationer.lagg_till(_WORKSHEET, del_), fore)
        if skiss.lage != "visible":
            self._flik(namn).set("state", skiss.lage)
        return del_

    def ordna(self, ordning: Sequence[str], behall: Mapping[str, str]) -> None:
        """Let the sheets stand in that order; every other sheet, and a fresh one before one kept, where it is."""
        namnen = [flik.get("name", "") for flik in _flikar(self._rot)]
        finns = {namn.casefold(): namn for namn in namnen}
        ska = [finns[namn.casefold()] for namn in ordning]
        plats = {*self._finns, *(namn.casefold() for namn in behall)}
        nya = {namn for namn in ska if namn.casefold() not in plats}
        for ett in flikflyttar(namnen, ska, nya):
            flik = self._flik(ett.namn)
            if ett.fore:
                self._flik(ett.fore).addprevious(flik)
            else:
                _sist(self._rot, flik)

    def _ny_del(self) -> str:
        return ledig_del(self._till, posixpath.join(posixpath.dirname(self._bok), "worksheets/sheet1.xml"))

    def _ny_flik(self, namn: str, rel_id: str, fore: str) -> None:
        flikar = _flikar(self._rot)
        nummer = max(int(flik.get("sheetId", "0")) for flik in flikar) + 1
        flik = etree.Element(qn("sheet"), {"name": namn, "sheetId": str(nummer), REL: rel_id}, nsmap={"r": OFFICE})
        grannar = [granne for granne in flikar if granne.get("name", "").casefold() == fore]
        if grannar:
            grannar[0].addprevious(flik)
        else:
            _sist(self._rot, flik)

    def _flik(self, namn: str) -> Element:
        return next(flik for flik in _flikar(self._rot) if flik.get("name", "").casefold() == namn.casefold())

    def avsluta(self, prefix: str, *, rakna_om_vid_oppning: bool) -> None:
        """Bring names, views and calculation in line with the sheets, and write the parts that changed."""
        flikar = _flikar(self._rot)
        ny_plats = {id(flik): plats for plats, flik in enumerate(flikar)}
        plats = {gammal: ny_plats[id(flik)] for gammal, flik in enumerate(self._fore) if id(flik) in ny_plats}
        skissplats = {
            nummer: ny_plats[id(self._flik(namn))] for nummer, namn in enumerate(self._skissblad) if namn in self._blad
        }
        byte = Bladbyte(self._nya, self._bort, plats, skissplats)
        ympa_namn(self._rot, self._fran.rot(arbetsboksdel(self._fran)), prefix, byte)
        _ratta_vyer(self._rot, plats, [flik.get("state", "visible") for flik in flikar])
        satt_omrakning(self._rot, vid_oppning=rakna_om_vid_oppning)
        self._till.satt(self._bok, ooxml.skriv(self._rot))
        if self._stilar.andrad:
            self._till.satt(stildel(self._till), ooxml.skriv(self._stilrot))
        self._relationer.spara()
        self._typer.spara()


def _flikarna(rot: Element) -> Element:
    flikarna = rot.find(qn("sheets"))
    if flikarna is None:
        raise Paketfel("Arbetsboken är skadad: den har inga blad. Öppna den i Excel och låt Excel reparera den.")
    return flikarna


def _flikar(rot: Element) -> list[Element]:
    return _flikarna(rot).findall(qn("sheet"))


def _sist(rot: Element, flik: Element) -> None:
    sist = _flikar(rot)[-1]
    if sist is not flik:
        sist.addnext(flik)


def _kraver_kalkylblad(ett: Blad) -> None:
    if ett.slag != "worksheet":
        raise Paketfel(
            f"Fliken «{ett.namn}» är inget kalkylblad, men namnet behövs för en tabell. "
            "Byt namn på fliken och bygg igen."
        )


def _vagra_om_hanvisade(paket: Paket, bort: frozenset[str], nya: frozenset[str]) -> None:
    """Removing a sheet would break the user's own formulas that name it: then say so instead."""
    for ett in innehall.blad(paket):
        if not bort or ett.namn.casefold() in bort | nya or ett.slag != "worksheet":
            continue
        for formel in paket.rot(ett.del_).iter(qn("f")):
            traffar = bort & blad_i(formel.text or "")
            if traffar:
                raise Paketfel(_hanvisad(paket, ett.namn, formel, traffar))


def _hanvisad(paket: Paket, blad: str, formel: Element, traffar: frozenset[str]) -> str:
    namn = next(ett.namn for ett in innehall.blad(paket) if ett.namn.casefold() in traffar)
    cell = formel.getparent()
    adress = "" if cell is None else cell.get("r", "")
    return (
        f"Bladet «{namn}» ska tas bort, men en formel i {blad}!{adress} hämtar värden från det och skulle sluta "
        "fungera. Ändra eller ta bort formeln och bygg igen."
    )


def _ratta_vyer(rot: Element, plats: Mapping[int, int], lagen: list[str]) -> None:
    """Let the workbook open on the sheet it did before, or on the first that can be seen."""
    forsta = lagen.index("visible") if "visible" in lagen else 0
    for vy in (barn for barn in rot.iter(qn("workbookView")) if lokalt(barn)):
        for attribut in ("activeTab", "firstSheet"):
            if attribut in vy.attrib:
                vy.set(attribut, str(plats.get(int(vy.attrib[attribut]), forsta)))
