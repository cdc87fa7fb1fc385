"""Medlemmarnas avgifter och statens bidrag som hamnar bland övriga intäkter: lagens fördelning prövas då på ingenting.

Ett konto är en avgift när namnet har ett avgiftsord och en part (staten, regionen, en kommun) eller en medlems namn.
ESF-medel, projektmedel, sponsring och försäljning är det inte. Orden står i templates/kontonamn.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.inlasning.kontonamn import har_ord, namnslag, ordlistan
from finsam_xl.modell import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from finsam_xl.modell import Medlem, Saldorad

__all__ = ["Avgift", "bland_ovriga"]

_INTAKTSRADER = frozenset({"RR_intakter", "RR_ovantat"})
_MEDLEMSRADER = frozenset({"NOT1_medlemmar", "DR_stat", "DR_region", "DR_kommuner", "DR_medlemmar"})
_PARTEN = {Part.STAT: "staten", Part.REGION: "regionen", Part.KOMMUN: "en kommun"}
_KORTAST = 3
_UTAN_PRICKAR = str.maketrans("åäö", "aao")
_ALLMANT = ("bidrag*", "avgift*", "samordningsförbund*", "och", "län", "läns", "för", "till", "från")


@dataclass(frozen=True, slots=True)
class Avgift:
    """Ett konto som efter sitt namn är en medlems avgift, och vems."""

    rad: Saldorad
    vem: str


def bland_ovriga(rader: Iterable[Saldorad], medlemmar: Sequence[Medlem]) -> Iterator[Avgift]:
    """Kontona som efter sitt namn är medlemsavgifter men inte ligger på medlemmarnas rader."""
    for rad in rader:
        if rad.rad in _INTAKTSRADER and not _MEDLEMSRADER & {rad.not_, rad.drift}:
            vem = _betalare(rad.benamning, medlemmar)
            if vem:
                yield Avgift(rad, vem)


def _betalare(namn: str, medlemmar: Sequence[Medlem]) -> str:
    """Vem avgiften kommer från enligt kontots namn; tomt när namnet inte är en medlemsavgift."""
    ordlista = ordlistan()["medlemsavgift"]
    if har_ord(namn, ordlista["utom"]):
        return ""
    betalare = _medlem(namn, medlemmar) or _part(namn)
    avgift = har_ord(namn, ordlista["avgift"]) or len(_ord(namn)) <= ordlista["hogst_ord"]
    if betalare and avgift:
        return betalare
    return "en medlem" if har_ord(namn, ordlista["medlem"]) else ""


def _part(namn: str) -> str:
    return next((_PARTEN[part] for part in Part if har_ord(namn, _partens_ord(part))), "")


def _partens_ord(part: Part) -> tuple[str, ...]:
    return next(slag.ord for slag in namnslag() if slag.id == part)


def _medlem(namn: str, medlemmar: Sequence[Medlem]) -> str:
    """Medlemmen vars egna namn (utan «kommun», «region» …) står i kontots namn."""
    i_namnet = {_stam(ett) for ett in _ord(namn)}
    return next((medlem.namn for medlem in medlemmar if i_namnet & _egna_ord(medlem)), "")


def _egna_ord(medlem: Medlem) -> set[str]:
    allmanna = (*_ALLMANT, *(ord_ for part in Part for ord_ in _partens_ord(part)))
    return {_stam(ett) for ett in _ord(medlem.namn) if len(ett) >= _KORTAST and not har_ord(ett, allmanna)}


def _ord(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _stam(ord_: str) -> str:
    """Ordet utan ägandets s, och med å, ä och ö som a och o: i en del filer står namnen så."""
    return ord_.removesuffix("s").translate(_UTAN_PRICKAR)
