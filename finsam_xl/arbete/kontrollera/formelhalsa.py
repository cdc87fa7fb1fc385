"""The health of a workbook's formulas, as `finsam kontrollera` tells it beside the controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.harkomst.harkomstblad import PREFIX
from finsam_xl.revision.halsa import BERAKNING, halsa

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.revision.halsa import Halsofynd

__all__ = ["berakningen", "halsa_ur", "som_json"]


def halsa_ur(bok: Bok) -> tuple[Halsofynd, ...]:
    """What makes the workbook's figures hard to trust or to follow.

    Raises:
        Avbrott: the workbook is damaged.

    """

    def fynd() -> tuple[Halsofynd, ...]:
        egna_spar = {blad for blad in bok.bladnamn if blad.startswith(PREFIX)}
        return halsa(bok, {*las_minne(bok), *egna_spar, MINNESBLAD})

    return eller_avbrott(fynd)


def berakningen(bok: Bok) -> tuple[str, ...]:
    """How the workbook calculates as a whole, where that can make its figures wrong or old: a sentence each."""
    return tuple(f"{ett.vad}. {ett.fraga.varfor}" for ett in halsa(bok, (), BERAKNING))


def som_json(fynd: Halsofynd) -> dict[str, object]:
    """A finding in the form of a control's outcome; it belongs to no report."""
    return {
        "id": fynd.fraga.id,
        "titel": fynd.fraga.titel,
        "utfall": "NOTIS",
        "skillnad": 0.0,
        "rader": None,
        "saknas": "",
        "celler": list(fynd.celler),
        "kalla": "formelhälsa",
        "text": fynd.text,
    }
