"""The figures that next year starts from: last year's printed ones, the plan's opening equity, last survey's shares."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import TUSEN, avrunda, fran_tal
from finsam_xl.modell import VetEj
from finsam_xl.regler.enkat import FLEST_BASTA, enkatutfall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.arbete.nytt_ar.arsskifte import Rad
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.modell import Bokslut, Enkatsvar
    from finsam_xl.regler.enkat import Enkatutfall

__all__ = ["enkatsvar", "historik", "planens_kapital"]

_HISTORIK = {
    "intakter": "RR_intakter",
    "kostnader": "FO_kostnader",
    "resultat": "RR_verksamhetens_resultat",
    "eget_kapital": "BR_summa_eget_kapital",
}
_SVAR = tuple(f"Antal {nummer}" for nummer in range(1, 7))


def _siffra(skiss: Skiss, namn: str) -> Decimal:
    varde = skiss.namngiven(namn)
    return fran_tal(varde) if isinstance(varde, (int, float)) else Decimal(0)


def historik(bokslut: Bokslut, skisser: Mapping[str, Skiss]) -> list[Rad]:
    """The two years that the årsredovisning showed, in the units of Historik: what next year compares itself with."""
    if "AR" not in skisser:
        return []
    return [
        rad
        for slut in ("", "_fg")
        if _har_saldo(bokslut, bokslut.grunddata.get(f"AR_Period{slut}"))
        for rad in _arets_historik(bokslut, skisser["AR"], slut)
    ]


def _har_saldo(bokslut: Bokslut, dag: object) -> bool:
    """Whether the ledger has the day: a year without rows has no figures, and zero would be a wrong one."""
    return any(rad.period == dag for rad in bokslut.saldon)


def _arets_historik(bokslut: Bokslut, skiss: Skiss, slut: str) -> Iterator[Rad]:
    period = bokslut.grunddata[f"AR_Period{slut}"]
    if not isinstance(period, date):
        raise TypeError("årsredovisningens perioder är datum")

    def rad(post: str, tal: Decimal, enhet: str) -> Rad:
        return {"Period": period, "Post": post, "Belopp": float(tal), "Enhet": enhet}

    for post, ident in _HISTORIK.items():
        yield rad(post, avrunda(_siffra(skiss, f"AR_{ident}{slut}"), TUSEN) / TUSEN, "tkr")
    yield rad("soliditet", avrunda(_siffra(skiss, f"AR_NT_soliditet{slut}") * 100, Decimal(1)), "%")
    anstallda = bokslut.grunddata.get(f"AR_Anstallda{slut}")
    if isinstance(anstallda, int):
        yield rad("anstallda", Decimal(anstallda), "antal")


def planens_kapital(bokslut: Bokslut, skisser: Mapping[str, Skiss]) -> dict[str, Cellvarde]:
    """The plan's opening equity, from the closing of that day where the book has it, and the plan's result as forecast.

    Without a closing it is what the old plan reckoned with.
    """
    if "VP" not in skisser:
        return {}
    ingaende = _siffra(skisser["VP"], "VP_EF_ingaende_1")
    bokslutsdag = bokslut.grunddata.get("VP_Period_fg")
    for slut in ("", "_fg"):
        har_bokslutet = bokslut.grunddata.get(f"AR_Period{slut}") == bokslutsdag and _har_saldo(bokslut, bokslutsdag)
        if "AR" in skisser and har_bokslutet:
            ingaende = _siffra(skisser["AR"], f"AR_BR_summa_eget_kapital{slut}")
    return {"VP_Ingaende_ek": float(ingaende), "VP_Prognos": float(_siffra(skisser["VP"], "VP_BU_resultat_1"))}


def enkatsvar(rader: Sequence[Rad], bokslut: Bokslut) -> dict[str, tuple[Rad, ...]]:
    """Indikatorer for a new survey: this year's shares become last year's; a group too small to show leaves none."""
    if not rader:
        return {}
    minst = bokslut.grunddata.get("Minsta_antal")
    grans = minst if isinstance(minst, int) else 0
    raknas = bokslut.grunddata.get("BI_Vet_ej") == VetEj.RAKNAS
    par = zip(rader, bokslut.enkatsvar, strict=True)
    return {"Indikatorer": tuple(_nya_svar(rad, _utfall(svar, grans, raknas=raknas)) for rad, svar in par)}


def _utfall(svar: Enkatsvar, minst: int, *, raknas: bool) -> Enkatutfall | None:
    """The shares as the indikatorrapport showed them; None where it showed none."""
    if len(svar.antal) <= FLEST_BASTA:
        return None
    return enkatutfall(svar.antal, minst, svar.vet_ej or 0 if raknas else 0)


def _nya_svar(rad: Rad, utfall: Enkatutfall | None) -> Rad:
    andelar = {
        "Förra året": utfall.klart_positivt if utfall else None,
        "Förra året positivt": utfall.positivt if utfall else None,
    }
    nya: Rad = {rubrik: None if andel is None else float(andel) for rubrik, andel in andelar.items() if rubrik in rad}
    tomda: Rad = {rubrik: None for rubrik in (*_SVAR, "Vet ej", "Nationellt", "Nationellt positivt") if rubrik in rad}
    return {**rad, **tomda, **nya}
