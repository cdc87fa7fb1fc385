"""Påhittade förbund av olika form, som deras ekonomisystem skriver dem: en SIE-fil per år, med verifikationer.

Formen säger vilka medlemmarna är, vad de betalar vart år, och vad som bokförs på kansli och insatser. Allt annat
följer av den, så att en form till är en rad.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["AREN", "FORMER", "Form", "bokforda", "pa_insatserna", "siefilen"]

AREN = (2024, 2025)
_ORTER = (
    *("Alby", "Bergvik", "Dalsta", "Ekeby", "Falla", "Granby", "Hovsta", "Kilsjö", "Lindås", "Mörby", "Näsby"),
    *("Orrvik", "Rönninge", "Sunnanå", "Tjuvkil", "Ursvik", "Vintrosa", "Ytterby", "Åbyn", "Älvros", "Östansjö"),
    *("Bäckby", "Fågelö", "Hjortsberg", "Kråkvik", "Smedby"),
)
_KANSLI, _FORSTA_INSATS = "10", 20
_STATENS_AVGIFT = 3_000_000


@dataclass(frozen=True, slots=True)
class Form:
    """Ett förbunds form: antalet medlemmar, och vad som skiljer det från andra."""

    namn: str
    kommuner: int
    regioner: int = 1
    insatser: int = 3
    ny_kommun: bool = False
    ny_nyckel: bool = False
    egen_personal: bool = False
    kopt_kansli: bool = False

    def andelar(self, ar: int) -> tuple[int, ...]:
        """Kommunernas delar av deras avgift, i tusendelar; den sista betalar inget året innan den kom."""
        vikter = [nr + 1 for nr in range(self.kommuner)]
        if self.ny_kommun and ar == AREN[0]:
            vikter[-1] = 0
        if self.ny_nyckel and ar == AREN[1]:
            vikter.reverse()
        delar = [1000 * vikt // sum(vikter) for vikt in vikter]
        return (1000 - sum(delar[1:]), *delar[1:])


FORMER = (
    Form("en kommun", 1),
    Form("tre kommuner", 3),
    Form("fem kommuner", 5),
    Form("åtta kommuner", 8, insatser=6),
    Form("tjugosex kommuner", 26, insatser=12),
    Form("två regioner", 4, regioner=2),
    Form("en kommun till", 4, ny_kommun=True),
    Form("ny nyckel", 4, ny_nyckel=True),
    Form("egen personal", 3, egen_personal=True),
    Form("köpt kansli", 3, kopt_kansli=True),
)


@dataclass(frozen=True, slots=True)
class _Postering:
    dag: date
    konto: str
    belopp: int
    objekt: str = ""


def _konton(form: Form) -> dict[str, str]:
    """Kontonas namn, efter nummer."""
    return {
        "1510": "Kundfordringar",
        "1630": "Skattekonto",
        "1930": "Bank",
        "2010": "Eget kapital",
        "2440": "Leverantörsskulder",
        "3911": "Bidrag Försäkringskassan och Arbetsförmedlingen",
        **{str(3912 + nr): f"Bidrag {namn}" for nr, namn in enumerate(_regioner(form))},
        **{str(3920 + nr): f"Bidrag {ort} kommun" for nr, ort in enumerate(_ORTER[: form.kommuner])},
        **({"3991": "ESF-medel"} if form.egen_personal else {}),
        "4010": "Köp av insatser",
        "5010": "Lokalhyra",
        "6420": "Revisionsarvode",
        "7010": "Löner",
        "7510": "Arbetsgivaravgifter",
        **({"4990": f"Kansli, köpt av {_ORTER[0]} kommun"} if form.kopt_kansli else {}),
        "8311": "Ränteintäkter",
        "8410": "Räntekostnader",
    }


def _regioner(form: Form) -> tuple[str, ...]:
    return ("Region Norrlida", "Region Söderlida")[: form.regioner]


def _insatser(form: Form) -> dict[str, str]:
    """Insatsernas objekt och namn."""
    return {str(_FORSTA_INSATS + nr): f"Insats {_ORTER[-1 - nr]}" for nr in range(form.insatser)}


def _poster(form: Form, ar: int) -> Iterator[_Postering]:
    """Årets posteringar, i kronor; hälften i mars och hälften i september, så att halvåret är hälften."""
    for manad in (3, 9):
        dag = date(ar, manad, 15)
        for konto, belopp, objekt in _halva(form, ar):
            yield _Postering(dag, konto, belopp, objekt)
            yield _Postering(dag, "1930", -belopp)


def _halva(form: Form, ar: int) -> Iterator[tuple[str, int, str]]:
    vaxt = 100 + 4 * (ar - AREN[0])
    stat = _STATENS_AVGIFT * vaxt // 200
    yield "3911", -stat, ""
    for nr in range(form.regioner):
        yield str(3912 + nr), -stat // (2 * form.regioner), ""
    for nr, andel in enumerate(form.andelar(ar)):
        if andel:
            yield str(3920 + nr), -stat // 2 * andel // 1000, ""
    for plats, objekt in enumerate(_insatser(form)):
        yield "4010", (stat // (form.insatser + 1)) // (plats + 1), objekt
        if form.egen_personal:
            yield "7010", 90_000 + 1_000 * plats, objekt
            yield "7510", 28_000 + 300 * plats, objekt
    if form.egen_personal:
        yield "3991", -140_000 * vaxt // 100, str(_FORSTA_INSATS)
    if form.kopt_kansli:
        yield "4990", 410_000 * vaxt // 100, _KANSLI
    else:
        yield "7010", 300_000 * vaxt // 100, _KANSLI
        yield "7510", 94_000 * vaxt // 100, _KANSLI
    yield "5010", 60_000, _KANSLI
    yield "6420", 20_000, ""
    yield "8311", -7_500, ""
    yield "8410", 400, ""
    yield "2440", -12_000, ""
    yield "1510", 8_000, ""
    yield "1630", 900, ""


def _ingaende(form: Form, ar: int) -> dict[str, int]:
    """Ingående balans: den första är given, varje senare den förras utgående med resultatet i eget kapital."""
    if ar == AREN[0]:
        return {"1930": 2_500_000, "1510": 40_000, "1630": 2_000, "2440": -300_000, "2010": -2_242_000}
    forra = bokforda(form, ar - 1)
    balans = {konto: belopp for konto, belopp in forra.items() if konto < "3000"}
    balans["2010"] = balans["2010"] - sum(balans.values())
    return balans


def bokforda(form: Form, ar: int) -> dict[str, int]:
    """Vad varje konto står på den 31 december (kr, debet positivt): balanskontonas utgående, resultatkontonas summa."""
    summor: defaultdict[str, int] = defaultdict(int, _ingaende(form, ar))
    for post in _poster(form, ar):
        summor[post.konto] += post.belopp
    return dict(summor)


def pa_insatserna(form: Form, ar: int) -> int:
    """Vad insatsernas objekt har kostat under året."""
    kostnader = (post for post in _poster(form, ar) if post.objekt not in {"", _KANSLI} and post.konto >= "4000")
    return sum(post.belopp for post in kostnader)


def siefilen(form: Form, ar: int) -> bytes:
    """Årets SIE-fil (typ 4), med det förra årets totaler men inte dess objekt."""
    konton, rader = _konton(form), []
    rader += ["#FLAGGA 0", "#FORMAT PC8", f"#GEN {ar + 1}0115", "#SIETYP 4", "#ORGNR 222000-0000"]
    rader += [f'#FNAMN "Samordningsförbundet {form.namn.capitalize()}"', f"#RAR 0 {ar}0101 {ar}1231"]
    rader += [f"#RAR -1 {ar - 1}0101 {ar - 1}1231"] if ar > AREN[0] else []
    rader += ["#KPTYP BAS2014", *(f'#KONTO {konto} "{namn}"' for konto, namn in konton.items())]
    rader += ['#DIM 1 "Kostnadsställe"', f'#OBJEKT 1 "{_KANSLI}" "Kansli"']
    rader += [f'#OBJEKT 1 "{objekt}" "{namn}"' for objekt, namn in _insatser(form).items()]
    for nr, vart in ((0, ar), *(((-1, ar - 1),) if ar > AREN[0] else ())):
        ingaende, utgaende = _ingaende(form, vart), bokforda(form, vart)
        rader += [f"#IB {nr} {konto} {belopp}.00" for konto, belopp in ingaende.items()]
        rader += [f"#UB {nr} {konto} {belopp}.00" for konto, belopp in sorted(utgaende.items()) if konto < "3000"]
        rader += [f"#RES {nr} {konto} {belopp}.00" for konto, belopp in sorted(utgaende.items()) if konto >= "3000"]
    for nr, post in enumerate(_par(form, ar), start=1):
        rader += [f'#VER "A" "{nr}" {post[0].dag:%Y%m%d} "Verifikation {nr}"', "{"]
        rader += [f"#TRANS {rad.konto} {_objekten(rad)} {rad.belopp}.00" for rad in post]
        rader += ["}"]
    return "\r\n".join([*rader, ""]).encode("cp437")


def _par(form: Form, ar: int) -> Iterator[tuple[_Postering, _Postering]]:
    alla = list(_poster(form, ar))
    yield from zip(alla[::2], alla[1::2], strict=True)


def _objekten(rad: _Postering) -> str:
    return f'{{1 "{rad.objekt}"}}' if rad.objekt else "{}"
