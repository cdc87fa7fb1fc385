"""Månadernas förändring ur verifikationerna, för en fil vars #PSALDO inte räcker för ett delår."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.sie.provning.avstamning import manader_racker, trans_mot_res, trans_mot_ub
from finsam_xl.sie.saldon import res_saknas
from finsam_xl.sie.siefil import Radbelopp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.sie.poster import Objektlista, Trans
    from finsam_xl.sie.siefil import SieFil

_Nyckel = tuple[str, str, "Objektlista"]


def med_manader(fil: SieFil) -> SieFil:
    """*fil* med årets #PSALDO framräknade ur #TRANS efter verifikationens månad, kontot som helhet och per objekt.

    Filen är som den var om dess egna #PSALDO räcker, om verifikationerna inte förklarar årets saldon på varje konto,
    eller om en verifikation saknar datum. Verifikationerna ska vara inlästa.
    """
    if not fil.arets_verifikationer or manader_racker(fil, 0):
        return fil
    skiljer = trans_mot_ub(fil) or (not res_saknas(fil, 0) and trans_mot_res(fil))
    if skiljer or any(ver.datum is None for ver in fil.verifikationer):
        return fil
    summor: dict[_Nyckel, Radbelopp] = defaultdict(lambda: Radbelopp(NOLL, 0))
    for nyckel, trans in _rader(fil):
        forut = summor[nyckel]
        summor[nyckel] = Radbelopp(forut.belopp + trans.belopp, forut.rad or trans.rad)
    hela = "#PSALDO" not in fil.kasserade
    andra_ar = {nyckel: post for nyckel, post in fil.psaldo.items() if nyckel[0] != 0 and hela}
    egna = {(0, *nyckel): post for nyckel, post in summor.items()}
    kasserade = {etikett: antal for etikett, antal in fil.kasserade.items() if etikett != "#PSALDO"}
    return replace(fil, psaldo=andra_ar | egna, kasserade=kasserade)


def _rader(fil: SieFil) -> Iterator[tuple[_Nyckel, Trans]]:
    """Varje giltig konteringsrad i sin månad: en gång för kontot, och en gång till för sina objekt."""
    for ver in fil.arets_verifikationer:
        for trans in ver.rader:
            if trans.slag == "TRANS":
                manad = f"{ver.datum:%Y%m}"
                yield (manad, trans.konto, ()), trans
                if trans.objekt:
                    yield (manad, trans.konto, trans.objekt), trans
