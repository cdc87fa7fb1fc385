"""What hangs on the rows of a table: what a person has set on them or beside them, and what reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.lasa.innehall import del_av_slag, hitta_blad, tabeller
from finsam_xl.arbetsbok.lasa.syftningar import syftningar, ytor
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, lokalt, omrade, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.arbetsbok.andra.ark import Ark
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.lasa.tabellstil import Tabellstil
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Hangande", "hangande", "kommentarer"]

_LAST_COLUMN: Final = 16_384
_COMMENTS: Final = {"comments": "comment", "threadedComment": "threadedComment"}
_RULES: Final = ("dataValidation", "conditionalFormatting")


@dataclass(frozen=True, slots=True)
class Hangande:
    """One thing that hangs on a row, as a person says it; what stands *bredvid* stays right beside an empty row."""

    rad: int
    vad: str
    bredvid: bool = False


def hangande(
    paket: Paket, form: Tabellform, ark: Ark, stil: Tabellstil, egen: Callable[[int, int], bool]
) -> Iterator[Hangande]:
    """Yield all that hangs on the data rows; *egen* tells which formula cells of the table are a person's own."""
    yield from _kommentarer(paket, form)
    yield from _lasare(paket, form, egen)
    yield from _bredvid(paket, form, ark)
    yield from _utseende(form, stil)
    yield from _pa_bladet(paket, form, ark)


def kommentarer(paket: Paket, blad: str) -> Iterator[tuple[int, int]]:
    """Yield the cells of a sheet that have a comment."""
    del_ = hitta_blad(paket, blad).del_
    for slag, namn in _COMMENTS.items():
        for kommentarsdel in del_av_slag(paket, del_, slag):
            for element in paket.rot(kommentarsdel).iter():
                if lokalt(element) == namn:
                    yield ooxml.position(element.get("ref", ""))


def _kommentarer(paket: Paket, form: Tabellform) -> Iterator[Hangande]:
    for rad, kolumn in dict.fromkeys(kommentarer(paket, form.blad)):
        if form.data.rad <= rad <= form.data.sista_rad:
            yield Hangande(rad, f"kommentaren i {form.blad}!{ooxml.cell(rad, kolumn)}")


def _lasare(paket: Paket, form: Tabellform, egen: Callable[[int, int], bool]) -> Iterator[Hangande]:
    """Formulas that read some of the rows; one that reads every row means none in particular."""
    data = form.data
    for ett in syftningar(paket):
        har = ett.blad.casefold() == form.blad.casefold()
        if har and (ett.cell is None or (_inom(data, *ett.cell) and not egen(*ett.cell))):
            continue
        for blad, yta in ytor(ett.formel, ett.blad):
            if blad != form.blad.casefold() or not yta.traffar(data) or _alla_rader(yta, data):
                continue
            for rad in range(max(yta.rad, data.rad), min(yta.sista_rad, data.sista_rad) + 1):
                if not (har and ett.cell is not None and ett.cell[0] == rad):
                    yield Hangande(rad, f"{ett.var} läser {form.blad}!{ooxml.omrade_text(yta)}")


def _inom(plats: Omrade, rad: int, kolumn: int) -> bool:
    return plats.traffar(Omrade(rad, kolumn, rad, kolumn))


def _alla_rader(yta: Omrade, data: Omrade) -> bool:
    return data.sista_rad > data.rad and yta.rad <= data.rad and yta.sista_rad >= data.sista_rad


def _bredvid(paket: Paket, form: Tabellform, ark: Ark) -> Iterator[Hangande]:
    andra = [omrade(ett.ref) for ett in tabeller(paket) if ett.blad == form.blad]
    for ruta in ark.innehall(form.data._replace(kolumn=1, sista_kolumn=_LAST_COLUMN)):
        if not any(_inom(plats, ruta.rad, ruta.kolumn) for plats in andra):
            adress = ooxml.cell(ruta.rad, ruta.kolumn)
            yield Hangande(ruta.rad, f"det som står i {form.blad}!{adress}", bredvid=True)


def _utseende(form: Tabellform, stil: Tabellstil) -> Iterator[Hangande]:
    for rad in range(form.data.rad, form.data.sista_rad + 1):
        for plats in form.kolumner.values():
            if not stil.ar_vanlig(rad, plats):
                yield Hangande(rad, f"utseendet på {form.blad}!{ooxml.cell(rad, plats)}", bredvid=True)


def _pa_bladet(paket: Paket, form: Tabellform, ark: Ark) -> Iterator[Hangande]:
    """Links and rules for one row's cells, and pictures that stand at a row."""
    for vad, plats in (*_lankar(ark), *_regler(ark)):
        if plats.rad == plats.sista_rad and plats.traffar(form.data):
            yield Hangande(plats.rad, f"{vad} i {form.blad}!{ooxml.omrade_text(plats)}", bredvid=True)
    for ritning in del_av_slag(paket, hitta_blad(paket, form.blad).del_, "drawing"):
        for fran in (element for element in paket.rot(ritning).iter() if lokalt(element) == "from"):
            rad = next((int(barn.text or "0") + 1 for barn in fran if lokalt(barn) == "row"), 0)
            if form.data.rad <= rad <= form.data.sista_rad:
                yield Hangande(rad, f"bilden vid {form.blad}!A{rad}", bredvid=True)


def _lankar(ark: Ark) -> Iterator[tuple[str, Omrade]]:
    for element in ark.rot.iter(qn("hyperlink")):
        yield "länken", omrade(element.get("ref", ""))


def _regler(ark: Ark) -> Iterator[tuple[str, Omrade]]:
    for element in ark.rot.iter(*map(qn, _RULES)):
        for ref in element.get("sqref", "").split():
            yield "regeln", omrade(ref)
