"""Vilka år, eller delar av år, ur SIE-filer som blir vilka perioder i arbetsboken.

Perioderna är de som Grunddata anger. Ett helt år läses som filen anger det. Ett delår läses ur en fil vars #OMFATTN är
delårets sista dag, annars ur månadernas #PSALDO, som värden har räknat ur #TRANS om filen saknar dem. En jämförelse
som inte är ett annat, lika långt räkenskapsår med resultat väljs aldrig.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from finsam_xl.inlasning.arsinlasning import Arsinlasning
from finsam_xl.inlasning.siejamforbar import hinder
from finsam_xl.inputs.rapportperioder import dagar
from finsam_xl.sie.provning.avstamning import manader_racker
from finsam_xl.sie.tid import saldodag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.modell import Bokslut
    from finsam_xl.sie import SieFil

__all__ = ["Val", "lasbara", "mojliga", "perioder", "utan_manadssaldon", "valj"]

_ARSNR = (0, -1)


@dataclass(frozen=True, slots=True)
class Val:
    """Det som läses in, det som står tillbaka för en fil som har året som sitt eget, och det som inte går att jämföra.

    *ej_jamforbara* är dagar som en fil kunde ha gett som jämförelse, och varför de inte är det.
    """

    valda: tuple[Arsinlasning, ...]
    bortvalda: tuple[Arsinlasning, ...]
    ej_jamforbara: Mapping[date, str]


def perioder(bokslut: Bokslut) -> tuple[date, ...]:
    """Rapporternas perioder och jämförelseperioder enligt Grunddata."""
    return dagar(bokslut.grunddata)


def mojliga(fil: SieFil, dagar: Sequence[date]) -> Iterator[Arsinlasning]:
    """Det som filen kan ge för perioderna som slutar på *dagar*, filens eget år först."""
    for arsnr in _ARSNR:
        for dag in dagar:
            if arsnr in fil.rar and dag == _saldodag(fil, arsnr, dagar):
                yield Arsinlasning(fil, arsnr, dag)
            elif _ar_delar(fil, arsnr, dag) and manader_racker(fil, arsnr):
                yield Arsinlasning(fil, arsnr, dag, f"{dag:%Y%m}")


def utan_manadssaldon(fil: SieFil, dagar: Sequence[date]) -> tuple[date, ...]:
    """De delår i filens eget år som efterfrågas men som filens #PSALDO inte räcker för."""
    kan = {ett.period for ett in mojliga(fil, dagar)}
    return tuple(dag for dag in dagar if _ar_delar(fil, 0, dag) and dag not in kan)


def _saldodag(fil: SieFil, arsnr: int, dagar: Sequence[date]) -> date:
    """Dagen som filens saldon gäller: årets sista, eller #OMFATTN när den är en av perioderna."""
    return saldodag(fil) if arsnr == 0 and saldodag(fil) in dagar else fil.rar[arsnr].slut


def _ar_delar(fil: SieFil, arsnr: int, dag: date) -> bool:
    """Sant om *dag* är en månads sista dag i året, före det som filens saldon gäller till."""
    if arsnr not in fil.rar or (dag + timedelta(days=1)).day != 1:
        return False
    return fil.rar[arsnr].start <= dag < (fil.rar[arsnr].slut if arsnr else saldodag(fil))


def lasbara(fil: SieFil, bokslut: Bokslut) -> tuple[Arsinlasning, ...]:
    """Det som *fil* kan ge boken; helårets sista dag lämnas om filen är skriven före den och ger en annan period."""
    alla = tuple(mojliga(fil, perioder(bokslut)))
    rester = tuple(ett for ett in alla if not _bara_helar_i_framtiden(ett, bokslut))
    return rester if any(ett.arsnr == 0 for ett in rester) else alla


def _bara_helar_i_framtiden(ett: Arsinlasning, bokslut: Bokslut) -> bool:
    """Sant om dagen bara är ett budgetårs sista, och filen är skriven före den: saldona är då inte årets."""
    namn = {namn.partition("_")[2] for namn, dag in bokslut.grunddata.items() if dag == ett.period}
    return namn == {"Helar"} and ett.fil.skriven is not None and ett.fil.skriven < ett.period


def valj(filer: Sequence[SieFil], bokslut: Bokslut) -> Val:
    """Varje period ur den fil vars eget år (år 0) det är, annars ur en fil som har den som året före."""
    mojligt = [ett for fil in filer for ett in lasbara(fil, bokslut)]
    alla = [ett for ett in mojligt if not hinder(ett, filer, bokslut.grunddata)]
    egna = tuple(ett for ett in alla if ett.arsnr == 0)
    har_egen_fil = {ett.period for ett in egna} | {rad.period for rad in bokslut.importlogg}
    fore: dict[date, Arsinlasning] = {}
    for ett in alla:
        if ett.arsnr and ett.period not in har_egen_fil:
            fore.setdefault(ett.period, ett)
    valda = (*egna, *fore.values())
    ej_jamforbara = {ett.period: hinder(ett, filer, bokslut.grunddata) for ett in mojligt if ett not in alla}
    return Val(valda, tuple(ett for ett in alla if ett not in valda), ej_jamforbara)
