"""Medlemmarnas avgifter och statens bidrag som hamnar på andra rader: lagens fördelning prövas då på ingenting.

Ett konto är en avgift när namnet har ett avgiftsord och en part (staten, regionen, en kommun) eller en medlems namn.
ESF-medel, projektmedel, sponsring och försäljning är det inte. Bland de finansiella posterna krävs avgiftsordet, och
på en kostnadsrad dessutom kredit och att namnet säger att det är något man fått. Orden står i templates/kontonamn.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.inlasning.kontonamn import har_ord, namnslag, ordlistan
from finsam_xl.koder import INTAKTSRADER, KOSTNADSRADER
from finsam_xl.modell import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from finsam_xl.modell import Medlem, Saldorad

__all__ = [
    "Avgift",
    "ar_medlemsavgift",
    "avgiftens_part",
    "betalarens_namn",
    "bland_ovriga",
    "egna_ord",
    "har_avgiftsord",
    "utan_medlemmar",
]

_VERKSAMHETENS = frozenset({"RR_intakter", "RR_ovantat"})
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
        if _kan_vara_avgift(rad):
            vem = _betalare(rad.benamning, medlemmar, _hogst_ord(rad))
            if vem:
                yield Avgift(rad, vem)


def utan_medlemmar(rader: Iterable[Saldorad], medlemmar: Sequence[Medlem]) -> tuple[Saldorad, ...]:
    """Intäkterna i den senaste perioden när ingen av dem ligger på medlemmarnas rader, fast förbundet har medlemmar."""
    arets = _senaste(rader)
    if not medlemmar or any(_hos_medlemmarna(rad) for rad in arets):
        return ()
    ordlista = ordlistan()["medlemsavgift"]
    intakter = (rad for rad in arets if rad.rad in _VERKSAMHETENS and rad.belopp < 0)
    return tuple(rad for rad in intakter if not har_ord(rad.benamning, ordlista["utom"]))


def _senaste(rader: Iterable[Saldorad]) -> list[Saldorad]:
    alla = list(rader)
    return [rad for rad in alla if rad.period == max(ett.period for ett in alla)]


def _hos_medlemmarna(rad: Saldorad) -> bool:
    return bool(_MEDLEMSRADER & {rad.not_, rad.drift})


def _kan_vara_avgift(rad: Saldorad) -> bool:
    """Sant om raden inte är medlemmarnas men kontot kan vara en avgift: en intäkt, eller något mottaget som kostnad."""
    if _hos_medlemmarna(rad):
        return False
    mottaget = rad.belopp < 0 and har_ord(rad.benamning, ordlistan()["medlemsavgift"]["mottaget"])
    return rad.rad in _VERKSAMHETENS or rad.rad in INTAKTSRADER or (rad.rad in KOSTNADSRADER and mottaget)


def _hogst_ord(rad: Saldorad) -> int:
    """Så många ord som namnet får ha utan avgiftsord: bland de finansiella posterna och kostnaderna inget."""
    return int(ordlistan()["medlemsavgift"]["hogst_ord"]) if rad.rad in _VERKSAMHETENS else 0


def _betalare(namn: str, medlemmar: Sequence[Medlem], hogst_ord: int) -> str:
    """Vem avgiften kommer från enligt kontots namn; tomt när namnet inte är en medlemsavgift."""
    ordlista = ordlistan()["medlemsavgift"]
    if har_ord(namn, ordlista["utom"]):
        return ""
    part = _part(namn)
    betalare = _medlem(namn, medlemmar) or (_PARTEN[part] if part else "")
    if betalare and _som_avgift(namn, hogst_ord):
        return betalare
    return "en medlem" if har_ord(namn, ordlista["medlem"]) else ""


def avgiftens_part(namn: str) -> Part | None:
    """Parten vars avgift kontot är enligt sitt namn; None när namnet inte är en avgift, eller inte säger vems."""
    part = _part(namn)
    ordlista = ordlistan()["medlemsavgift"]
    utom = har_ord(namn, ordlista["utom"])
    return part if part and not utom and _som_avgift(namn, int(ordlista["hogst_ord"])) else None


def har_avgiftsord(namn: str) -> bool:
    """Om namnet har ett avgiftsord och inget av det som en medlemsavgift inte är."""
    ordlista = ordlistan()["medlemsavgift"]
    return har_ord(namn, (*ordlista["avgift"], *ordlista["medlem"])) and not har_ord(namn, ordlista["utom"])


def ar_medlemsavgift(namn: str) -> bool:
    """Om namnet självt säger att det är en medlems avgift, vems det än är."""
    return har_ord(namn, ordlistan()["medlemsavgift"]["medlem"])


def betalarens_namn(namn: str) -> str:
    """Vem kontots namn nämner, utan avgiftsordet: «Bidrag Region Norr 2025» är Region Norr."""
    ordlista = ordlistan()["medlemsavgift"]
    fyllnad = (*ordlista["avgift"], *ordlista["medlem"], *ordlista["fyllnad"])
    orden = [ord_.strip("()[],;:.-–/") for ord_ in namn.split()]
    kvar = [ord_ for ord_ in orden if re.search(r"[^\W\d_]", ord_) and not har_ord(ord_, fyllnad)]
    return _med_stor_bokstav(kvar)


def _med_stor_bokstav(orden: Sequence[str]) -> str:
    """Ett namn i bara stora eller små bokstäver som ett namn: «ÅLSTA KOMMUN» är Ålsta kommun."""
    text = " ".join(orden)
    if text and (text.isupper() or text.islower()):
        return " ".join(
            ord_.lower() if plats and har_ord(ord_, _partens_ord(Part.KOMMUN)) else ord_.capitalize()
            for plats, ord_ in enumerate(orden)
        )
    return text


def egna_ord(namn: str) -> frozenset[str]:
    """Orden i namnet som skiljer en medlem från en annan, utan ändelser: «Björkviks kommun» är bjorkvik."""
    allmanna = (*_ALLMANT, *(ord_ for part in Part for ord_ in _partens_ord(part)))
    return frozenset(_stam(ett) for ett in _ord(namn) if len(ett) >= _KORTAST and not har_ord(ett, allmanna))


def _som_avgift(namn: str, hogst_ord: int) -> bool:
    return har_ord(namn, ordlistan()["medlemsavgift"]["avgift"]) or len(_ord(namn)) <= hogst_ord


def _part(namn: str) -> Part | None:
    return next((part for part in Part if har_ord(namn, _partens_ord(part))), None)


def _partens_ord(part: Part) -> tuple[str, ...]:
    return next(slag.ord for slag in namnslag() if slag.id == part)


def _medlem(namn: str, medlemmar: Sequence[Medlem]) -> str:
    """Medlemmen vars egna namn (utan «kommun», «region» …) står i kontots namn."""
    i_namnet = {_stam(ett) for ett in _ord(namn)}
    return next((medlem.namn for medlem in medlemmar if i_namnet & egna_ord(medlem.namn)), "")


def _ord(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _stam(ord_: str) -> str:
    """Ordet utan ägandets s, och med å, ä och ö som a och o: i en del filer står namnen så."""
    return ord_.removesuffix("s").translate(_UTAN_PRICKAR)
