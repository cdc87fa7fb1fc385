"""Vad som fattas för att en kontroll ska kunna prövas, i ord, och var det matas in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.koder import I_ORD
from finsam_xl.layout.expr import Name, Period, Setting, Text, joined
from finsam_xl.layout.leaves import Given, Leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.leaves import Source

__all__ = ["saknade_rader", "saknat"]

_BLAD = {"Mal": "Mål", "Forandringar": "Förändringar"}
_RAD = {
    "Saldo": "Läs in SIE-filen; är den inläst ska konton i Kontoplan ha {}.",
    "Objektsaldo": "Ge kontona deras Not och Delas på i Kontoplan, läs in en SIE-fil med objekt och fyll i Objekt i "
    "{}; eller lägg rader med Källa manuell.",
    "Historik": "Fyll i Belopp i bladet Historik.",
}
_AGARE = {"motpart": "Medlemmar", "insats": "Insatser"}
_CELLER = {
    "Period": "periodens sista dag",
    "Helar": "helårets sista dag",
    "Balansdag_fg": "förra balansdagen",
    "Ingaende_ek": "ingående eget kapital",
}
_ORD = {**I_ORD, ">0": "ifylld"}
_PLATSER = ("Rad", "Not", "Drift")
_FA = 3


def saknat(sida: Sequence[Source], i_ord: Callable[[Expr], Expr]) -> Expr:
    """Sidans första tabell utan rader: bladet, dagen och villkoren, och vad man gör. *sida* har en dag gemensam.

    *i_ord* ger dagen som text.
    """
    per_tabell: dict[str, list[Leaf]] = {}
    for lov in sida:
        if isinstance(lov, Leaf):
            per_tabell.setdefault(lov.table, []).append(lov)
    if not per_tabell:
        celler = [_cell(lov) for lov in sida if isinstance(lov, Given)]
        return Text(f"Grunddata saknar {' och '.join(celler)}. " if celler else "Det finns inget att jämföra med. ")
    tabell, lasta = next(iter(per_tabell.items()))
    return joined(*_meningen(tabell, lasta, i_ord, _nagra))


def saknade_rader(lov: Sequence[Leaf], dag: str, namn: Mapping[str, str]) -> str:
    """Meningen för löv i en tabell och en dag, med varje kod som raderna söks med; villkoren är redan värden.

    *namn* är vad insatser och medlemmar heter, efter deras id.
    """
    delar = _meningen(lov[0].table, lov, lambda _: Text(dag), lambda vilka: _alla(namn.get(ett, ett) for ett in vilka))
    return "".join(ett.value for ett in delar if isinstance(ett, Text)).strip()


def _meningen(
    tabell: str, lov: Sequence[Leaf], i_ord: Callable[[Expr], Expr], uppraknade: Callable[[Iterable[str]], str]
) -> Iterator[Expr]:
    blad = _BLAD.get(tabell, tabell)
    dag = lov[0].period
    yield Text(f"{blad} har inga rader" if tabell in _RAD or dag is not None else f"{blad} är inte ifyllt")
    if dag is not None:
        yield from (Text(" för "), i_ord(dag))
    if version := dict(lov[0].criteria).get("Version"):
        yield from (Text(", version "), version)
    yield Text(f"{_villkor(lov, uppraknade)}. {_gor(tabell, lov)} ")


def _villkor(lov: Iterable[Leaf], uppraknade: Callable[[Iterable[str]], str]) -> str:
    """Vad raderna söks med, koderna med sina ord: `, Not Medlemsavgifter`."""
    koder: dict[str, list[str]] = {}
    for ett in lov:
        for kolumn, krav in ett.criteria:
            if kolumn not in {"Period", "Version"} and isinstance(krav, Text) and krav.value != "<>":
                koder.setdefault(kolumn, []).append(_ORD.get(krav.value, krav.value))
    med_rubrik = ((f"{kolumn} " if kolumn != "Id" else "", vilka) for kolumn, vilka in koder.items())
    return "".join(f", {rubrik}{uppraknade(dict.fromkeys(vilka))}" for rubrik, vilka in med_rubrik)


def _alla(vilka: Iterable[str]) -> str:
    *forsta, sista = vilka
    return f"{', '.join(forsta)} och {sista}" if forsta else sista


def _nagra(vilka: Iterable[str]) -> str:
    alla = list(vilka)
    return " eller ".join(alla[:_FA]) + (" med flera" if len(alla) > _FA else "")


def _gor(tabell: str, lov: Sequence[Leaf]) -> str:
    if tabell == "Saldo":
        nycklar = dict.fromkeys(
            kolumn for ett in lov for kolumn, _ in ett.criteria if kolumn in {"Rad", "Not", "Drift"}
        )
        return _RAD[tabell].format(f"den {' och den '.join(nycklar)}" if nycklar else "en Rad")
    if tabell == "Objektsaldo":
        dimensioner = (krav.value for ett in lov for _, krav in ett.criteria if isinstance(krav, Text))
        agare = dict.fromkeys(_AGARE[ett] for ett in dimensioner if ett in _AGARE)
        return _RAD[tabell].format(" och ".join(agare) or "Medlemmar och Insatser")
    if tabell in _RAD:
        return _RAD[tabell]
    kolumner = dict.fromkeys(kolumn for ett in lov for kolumn in ([ett.column] if ett.column else _nycklar(ett)))
    return f"Fyll i {_nagra(kolumner)} i bladet {_BLAD.get(tabell, tabell)}."


def _nycklar(ett: Leaf) -> list[str]:
    return [kolumn for kolumn, _ in ett.criteria]


def _cell(lov: Given) -> str:
    match lov.cell:
        case Period(False):
            return "jämförelseårets sista dag"
        case Period():
            return _CELLER["Period"]
        case Setting(namn) | Name(namn):
            return _CELLER.get(namn, namn.replace("_", " "))
        case _:
            return "en uppgift"
