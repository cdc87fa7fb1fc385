"""Egna rader och noter ur kontonas namn: extern finansiering för sig i not 1, och noter som specificerar räkningarna.

Det som en not specificerar, och med vilka ord, står i templates/egna_noter.toml. En av lagens noter vars konton inte
finns i filerna får inga egna rader.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inlasning.forslag.kontoplan import delat
from finsam_xl.inlasning.forslag.namnid import namnid
from finsam_xl.inlasning.kontonamn import har_ord, slag_i
from finsam_xl.inputs.kontoplan import Placering
from finsam_xl.koder import KOSTNADSRADER
from finsam_xl.mallar import mall
from finsam_xl.modell import Bladprefix, Not, Rapportrad
from finsam_xl.uppstallning.erbjudna import ERBJUDNA_NOTER, HANVISAS, med_hanvisning
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inlasning.forslag.konton import Filkonto
    from finsam_xl.modell import Kontorad

__all__ = ["Egnarader", "egna_rader"]

_EXTERN = "extern_finansiering"
_OVRIGA = "NOT1_ovriga"
_FORSTA, _FLEST = 11, 9
"""Platserna mellan medlemmarnas rader och de övriga intäkterna."""
_STEG = 10


@dataclass(frozen=True, slots=True)
class Egnarader:
    """Kontoplan med de egna radernas koder, och hela Rapportrader och Noter: lagens, och de egna."""

    kontorader: tuple[Forslag[Kontorad], ...]
    rapportrader: tuple[Forslag[Rapportrad], ...] = ()
    noter: tuple[Forslag[Not], ...] = ()


def egna_rader(
    konton: Sequence[Filkonto], kontorader: tuple[Forslag[Kontorad], ...], medlemmar: Collection[str]
) -> Egnarader:
    """Förslagen, när *kontorader* är den föreslagna Kontoplan och *medlemmar* är id som raderna inte får ha."""
    plats = Placering([ett.varde for ett in kontorader])
    i_not1, delade = _extern_finansiering(konton, kontorader, plats, medlemmar)
    noter = {ett["id"]: tuple(_notens(ett, konton, plats)) for ett in _noterna()}
    egna = (*i_not1, *chain.from_iterable(noter.values()))
    return Egnarader(delade, (*_lagens(noter), *egna), (*map(Forslag, LAGENS_NOTER), *_som_noter(noter)))


def _extern_finansiering(
    konton: Iterable[Filkonto],
    kontorader: tuple[Forslag[Kontorad], ...],
    plats: Mapping[str, Kontorad],
    medlemmar: Collection[str],
) -> tuple[tuple[Forslag[Rapportrad], ...], tuple[Forslag[Kontorad], ...]]:
    """En rad i not 1 per namn på extern finansiering, och Kontoplan med dess konton på raden."""
    rader: dict[str, Forslag[Rapportrad]] = {}
    for konto in konton:
        extern = any(slag.id == _EXTERN for slag in slag_i(konto.namn, konto.konto))
        namn = konto.namn.casefold()
        if plats[konto.konto].not_ != _OVRIGA or not extern or (namn not in rader and len(rader) == _FLEST):
            continue
        if namn not in rader:
            upptagna = {*medlemmar, "ovriga", "medlemmar", *(ett.varde.id.partition("_")[2] for ett in rader.values())}
            ident = f"NOT1_{namnid(konto.namn, upptagna)}"
            rader[namn] = Forslag(Rapportrad(None, "NOT1", _FORSTA + len(rader), ident, konto.namn), konto.kalla)
        egen = replace(
            plats[konto.konto],
            fran=konto.konto,
            till=konto.konto,
            benamning=konto.namn,
            not_=rader[namn].varde.id,
        )
        kontorader = tuple(delat(kontorader, Forslag(egen, konto.kalla)))
    return tuple(rader.values()), kontorader


@cache
def _noterna() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(mall("egna_noter.toml").read_text(encoding="utf-8"))["not"])


def _notens(
    not_: Mapping[str, Any], konton: Iterable[Filkonto], plats: Mapping[str, Kontorad]
) -> Iterator[Forslag[Rapportrad]]:
    """Notens rader: kontona som den specificerar, i nummerordning."""
    sedda: set[str] = set()
    for konto in konton:
        rad = plats[konto.konto].rad
        efter_namn = rad in KOSTNADSRADER and har_ord(konto.namn, not_.get("ord", ()))
        if rad in not_.get("rader", ()) or efter_namn:
            ident = namnid(konto.namn, sedda)
            sedda.add(ident)
            egen = Rapportrad(
                Bladprefix.AR,
                not_["id"],
                _STEG * len(sedda),
                f"{not_['id']}_{ident}",
                konto.namn,
                summerar=konto.konto,
            )
            yield Forslag(egen, konto.kalla)


def _lagens(noter: Mapping[str, Sequence[Forslag[Rapportrad]]]) -> Iterator[Forslag[Rapportrad]]:
    """Lagens rader; den som hänvisar till en not med egna rader har deras källa."""
    for lagens in LAGENS_RADER:
        rad = med_hanvisning(lagens)
        egna = noter.get(HANVISAS.get(lagens.id, ""), ()) if rad.not_ != lagens.not_ else ()
        yield Forslag(rad, egna[0].kalla if egna else "")


def _som_noter(noter: Mapping[str, Sequence[Forslag[Rapportrad]]]) -> Iterator[Forslag[Not]]:
    for ett in ERBJUDNA_NOTER:
        egna = noter.get(ett.id, ())
        yield Forslag(ett, egna[0].kalla if egna else "")
