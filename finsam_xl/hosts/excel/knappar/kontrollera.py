"""The button *Kontrollera*: what does not hold in the open book, and what can be mended in it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from finsam_xl.arbete.kontrollera.formelhalsa import halsa_ur
from finsam_xl.arbete.kontrollera.kontrollering import kontrollera_bok
from finsam_xl.arbete.kontrollera.rattning import att_ratta, rattad
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.fjarr.boken import ar_fjarr
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.hosts.excel.logg import borja_logga
from finsam_xl.hosts.excel.placera import placera
from finsam_xl.hosts.excel.plan import rattningsplan

if TYPE_CHECKING:
    import xlwings

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["kontrollera"]

_LOGG = logging.getLogger(__name__)


@makro
def kontrollera(bok: xlwings.Book) -> None:
    """Make every control on the open book's input, and look at its formulas.

    Nothing is changed, unless the person says yes to mending what can be read in one way only.
    """
    data = bokens_data(bok)  # as the person has it: meanwhile calculation is manual
    if _ratta(bok, data):
        data = bokens_data(bok)
    with arbetsro(bok, "finsam-xl: kontrollerar ..."):
        kontrollerat, fynd = kontrollera_bok(data, klockan()), halsa_ur(data)
    resultat, varningar = kontrollerat.resultat, kontrollerat.att_veta
    for ett in resultat:
        _LOGG.info("%s %s %s %s", ett.utfall, ett.id, ett.titel, "" if ett.utfall == "OK" else ett.besked)
    for funnet in fynd:
        _LOGG.info("NOTIS %s %s %s %s", funnet.fraga.id, funnet.fraga.titel, ", ".join(funnet.celler), funnet.text)
    for varning in varningar:
        _LOGG.info("%s: %s %s", varning.plats, varning.text, varning.atgard)
    logg = borja_logga()
    rader = [*besked.forst(resultat), besked.kontrolltext(resultat, logg), "", *besked.att_veta(varningar)]
    rader.append(besked.halsotext(fynd, logg))
    besked.saga(bok, "\n".join(rader))


def _ratta(bok: xlwings.Book, last: Bok) -> bool:
    """Ask whether to mend what can be read with certainty, and do it; whether anything was mended.

    At a distance the book comes without its formulas, so that none of its cells may be written over.
    """
    fynd = ((), ()) if ar_fjarr(bok) else att_ratta(last)
    if not fynd[0] or not besked.fraga(bok, besked.rattningsfraga(*fynd)):
        return False
    with arbetsro(bok, "finsam-xl: rättar ..."):
        placera(bok, rattningsplan(last, rattad(last, fynd, klockan())), last)
    for ett in fynd[0]:
        _LOGG.info("%s %s: %s blev %s", ett.plats, ett.rubrik, ett.sagt_fore, ett.sagt_efter)
    return True
