"""Ett dokument fyllt på nytt ur sina egna märken: det som boken ger nu, att förnya dokumentets ramar med."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.egen_mall import som_mall
from finsam_xl.dokument.fyllning import fyll
from finsam_xl.dokument.mallstycken import Malldel, malldelar
from finsam_xl.dokument.marken.marke import Tabellmarke
from finsam_xl.dokument.provning import fel_i_mallen

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.minne import Dokumentminne
    from finsam_xl.dokument.fyllt import Fyllt
    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.dokument.mallstycken import Mallstycke

__all__ = ["fyllt_pa_nytt"]


def fyllt_pa_nytt(paket: Paket, minne: Dokumentminne, innehall: Dokumentinnehall) -> tuple[Paket, Fyllt]:
    """Dokumentets märken fyllda ur boken, i en kopia; ett märke som inte längre betyder något finns inte i den."""
    mall = som_mall(paket, minne)
    for del_ in malldelar(mall):
        _utan_obegripliga(del_, innehall)
        mall.satt(del_.namn, ooxml.skriv(del_.rot))
    return mall, fyll(mall, innehall)


def _utan_obegripliga(del_: Malldel, innehall: Dokumentinnehall) -> None:
    for stycke in del_.stycken:
        foralder = stycke.element.getparent()
        if foralder is not None and not _ger_nagot(del_, stycke, innehall):
            foralder.remove(stycke.element)


def _ger_nagot(del_: Malldel, stycke: Mallstycke, innehall: Dokumentinnehall) -> bool:
    plats = stycke.ensamt
    if plats is not None and isinstance(plats.marke, Tabellmarke) and not innehall.har_tabell(plats.marke.titel):
        return False
    return not fel_i_mallen([Malldel(del_.namn, del_.rot, [stycke])], innehall)
