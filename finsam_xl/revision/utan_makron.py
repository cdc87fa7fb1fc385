"""A workbook without macros: the project, the buttons and whatever else would start code, taken out of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, del_av_slag
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import REL, lokalt, qn
from finsam_xl.arbetsbok.opc.paket import Paketfel, oskadad
from finsam_xl.arbetsbok.opc.relationer import BOK_UTAN_MAKRON, Innehallstyper, Relationer, relationer
from finsam_xl.arbetsbok.ympa.delkopia import stada

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.lasa.innehall import Blad
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["utan_makron"]

_CODE: Final = {"vbaProject", "attachedToolbars"}
_RIBBON: Final = {"extensibility"}
_CONTROLS: Final = {"ctrlProp", "control"}
_MACRO_SHEETS: Final = {"xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"}
_PROCEDURES: Final = ("vbProcedure", "xlm", "function")


@oskadad
def utan_makron(paket: Paket) -> tuple[str, ...]:
    """Take out everything that would start code; returns, in Swedish, what was there.

    Raises:
        Paketfel: a sheet of Excel 4 macros, which is code that looks like a sheet.

    """
    _vagra_makroblad(paket)
    bok = arbetsboksdel(paket)
    borta = [
        *_utan_relationer(paket, bok, _CODE, "VBA-projektet (makron)"),
        *_utan_relationer(paket, "", _RIBBON, "egna knappar i menyfliken"),
    ]
    for ett in blad(paket):
        if ett.slag == "worksheet":
            borta += _utan_knappar(paket, ett)
    borta += _utan_procedurnamn(paket, bok)
    typer = Innehallstyper(paket)
    if typer.typ(bok) != BOK_UTAN_MAKRON:
        typer.satt(bok, BOK_UTAN_MAKRON)
        typer.spara()
    return tuple(borta)


def _vagra_makroblad(paket: Paket) -> None:
    for ett in blad(paket):
        if ett.slag in _MACRO_SHEETS:
            raise Paketfel(
                f"Bladet «{ett.namn}» är ett makroblad av äldre slag, och revisorns kopia får inte innehålla makron. "
                "Ta bort bladet ur en kopia av boken och gör paketet av kopian."
            )


def _utan_relationer(paket: Paket, kalla: str, slag: set[str], vad: str) -> list[str]:
    losa = [ett for ett in relationer(paket, kalla) if ett.slag in slag]
    if not losa:
        return []
    andras, typer = Relationer(paket, kalla), Innehallstyper(paket)
    for ett in losa:
        andras.ta_bort(ett.id)
    andras.spara()
    stada(paket, {ett.mal for ett in losa if not ett.extern}, typer)
    typer.spara()
    return [vad]


def _utan_knappar(paket: Paket, ett: Blad) -> list[str]:
    vml = del_av_slag(paket, ett.del_, "vmlDrawing")
    former = [form for teckning in vml for form in _stada_vml(paket, teckning)]
    ritade = [_stada_ritning(paket, ritning, set(former)) for ritning in del_av_slag(paket, ett.del_, "drawing")]
    rot = paket.rot(ett.del_)
    kontroller = list(rot.iter(qn("controls")))
    if former or kontroller:
        tomma = {teckning for teckning in vml if not any(_former(paket.rot(teckning)))}
        lankar = {rel.id for rel in relationer(paket, ett.del_) if rel.mal in tomma}
        for element in (
            *kontroller,
            *(barn for barn in rot if lokalt(barn) == "legacyDrawing" and barn.get(REL) in lankar),
        ):
            _lyft_bort(element)
        paket.satt(ett.del_, ooxml.skriv(rot))
        _stada_relationer(paket, ett.del_, tomma)
    return [f"knappar på bladet {ett.namn}"] if former or kontroller or any(ritade) else []


def _lyft_bort(element: Element) -> None:
    """Remove an element, and the compatibility wrapping around it."""
    foralder = element.getparent()
    while foralder is not None and lokalt(foralder) in {"Choice", "Fallback", "AlternateContent"}:
        element, foralder = foralder, foralder.getparent()
    if foralder is not None:
        foralder.remove(element)


def _stada_relationer(paket: Paket, del_: str, tomma: set[str]) -> None:
    losa = [rel for rel in relationer(paket, del_) if rel.slag in _CONTROLS or rel.mal in tomma]
    egna, typer = Relationer(paket, del_), Innehallstyper(paket)
    for rel in losa:
        egna.ta_bort(rel.id)
    egna.spara()
    stada(paket, {rel.mal for rel in losa}, typer)
    typer.spara()


def _former(rot: Element) -> Iterator[Element]:
    return (element for element in rot.iter() if lokalt(element) == "shape")


def _stada_vml(paket: Paket, del_: str) -> list[str]:
    """Remove the shapes that are controls or start a macro; notes stay. Returns the ids of those removed."""
    rot = paket.rot(del_)
    borta = [form for form in _former(rot) if _startar(form)]
    for form in borta:
        foralder = form.getparent()
        if foralder is not None:
            foralder.remove(form)
    if borta:
        paket.satt(del_, ooxml.skriv(rot))
    return [form.get("id", "") for form in borta]


def _startar(form: Element) -> bool:
    data = [element for element in form.iter() if lokalt(element) == "ClientData"]
    return any(ett.get("ObjectType") not in {"Note", "Pict"} for ett in data) or any(
        lokalt(element) == "FmlaMacro" for element in form.iter()
    )


def _stada_ritning(paket: Paket, del_: str, former: set[str]) -> bool:
    """Free drawn shapes from their macros, and remove those that stood for a removed control; tells if there were."""
    rot = paket.rot(del_)
    med_makro = [element for element in rot.iter() if element.get("macro")]
    kontroller = [element for element in rot.iter() if element.get("spid") in former]
    for element in med_makro:
        element.set("macro", "")
    for element in kontroller:
        _lyft_bort(next((ett for ett in element.iterancestors() if lokalt(ett).endswith("Anchor")), element))
    if med_makro or kontroller:
        paket.satt(del_, ooxml.skriv(rot))
    return bool(med_makro or kontroller)


def _utan_procedurnamn(paket: Paket, bok: str) -> list[str]:
    rot = paket.rot(bok)
    namnen = [
        namn
        for namn in rot.iterfind(f"{qn('definedNames')}/{qn('definedName')}")
        if any(namn.get(attribut) in {"1", "true"} for attribut in _PROCEDURES)
    ]
    for namn in namnen:
        lada = namn.getparent()
        if lada is not None:
            lada.remove(namn)
    if namnen:
        paket.satt(bok, ooxml.skriv(rot))
    return [f"namnet {namn.get('name', '')}, som stod för ett makro" for namn in namnen]
