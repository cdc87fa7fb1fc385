"""Historik ur filernas äldre år: de som rapporten visar i flerårsöversikten men som inte är dess egna två."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda
from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inputs.kontoplan import Placering
from finsam_xl.modell import Historikrad
from finsam_xl.sie import arssaldon
from finsam_xl.sie.saldon import resultatkonton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.modell import Kontorad
    from finsam_xl.sie import SieFil

__all__ = ["historiken"]

_TUSEN = Decimal(1000)
_TILLGANGAR = ("BR_anlaggning", "BR_fordringar", "BR_placeringar", "BR_kassa")


def historiken(
    filer: Sequence[SieFil], kontoplan: Sequence[Kontorad], fore: date | None
) -> Iterator[Forslag[Historikrad]]:
    """Intäkter, kostnader, resultat, eget kapital (tkr) och soliditet (%) per år som slutade innan *fore*."""
    placering, sagda = Placering(kontoplan), set[object]()
    for arsnr in (0, -1):
        for fil in filer:
            slut = fil.rar[arsnr].slut if arsnr in fil.rar else None
            if slut and fore and slut < fore and slut not in sagda and resultatkonton(fil, arsnr):
                sagda.add(slut)
                summor = _summor(fil, arsnr, placering)
                for post, belopp, enhet in _arets(summor):
                    yield Forslag(Historikrad(slut, post, belopp, enhet), fil.var(f"#RES och #UB {arsnr}", "saldona"))


def _summor(fil: SieFil, arsnr: int, placering: Mapping[str, Kontorad]) -> Mapping[str, Decimal]:
    summor: defaultdict[str, Decimal] = defaultdict(Decimal)
    for saldo in arssaldon(fil, arsnr):
        summor[placering[saldo.konto].rad] += saldo.belopp
    return summor


def _arets(summor: Mapping[str, Decimal]) -> Iterator[tuple[str, Decimal, str]]:
    """Årets tal med rapportens tecken; resultatet som ännu inte är bokfört hör till det egna kapitalet."""
    intakter = -summor["RR_intakter"]
    kostnader = -summor["RR_kostnader"] - summor["RR_avskrivningar"]
    tillgangar = sum((summor[rad] for rad in _TILLGANGAR), NOLL)
    obokfort = sum((belopp for rad, belopp in summor.items() if rad.startswith("BR_")), NOLL)
    eget_kapital = obokfort - summor["BR_eget_kapital"]
    for post, belopp in (
        ("intakter", intakter),
        ("kostnader", kostnader),
        ("resultat", intakter + kostnader),
        ("eget_kapital", eget_kapital),
    ):
        yield post, avrunda(belopp, _TUSEN) / _TUSEN, "tkr"
    if tillgangar:
        yield "soliditet", avrunda(eget_kapital * 100 / tillgangar, Decimal(1)), "%"
