"""Samma lilla bokföring på BAS-konton och på Kommun-Bas-konton, och böcker med de medföljande kontoplanerna."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.book.exempel import kontoplan
from finsam_xl.inputs.schema import tabell
from finsam_xl.modell import Bokslut, Dimension, Kontorad, Medlem, Part
from finsam_xl.sie import las
from tests.inlasning.siefall import BOK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.sie import SieFil

GEMENSAMMA = {
    ("1220", "Inventarier"): 48_000,
    ("1510", "Kundfordringar"): 20_000,
    ("1930", "Bank"): 700_000,
    ("2010", "Eget kapital"): -320_000,
    ("2350", "Lån Kommuninvest"): -60_000,
    ("2920", "Upplupna semesterlöner"): -40_000,
}
BAS = {
    ("3985", "Statligt bidrag"): -500_000,
    ("3986", "Bidrag Region Norr"): -250_000,
    ("3987", "Bidrag från kommuner"): -250_000,
    ("3990", "ESF-medel"): -100_000,
    ("4010", "Köp av insatser"): 300_000,
    ("5010", "Lokalhyra"): 40_000,
    ("5615", "Leasing personbil"): 8_000,
    ("6420", "Revisionsarvode"): 12_000,
    ("6530", "Redovisningstjänster"): 30_000,
    ("7010", "Löner"): 250_000,
    ("7240", "Arvoden styrelse"): 16_000,
    ("7410", "Pensionspremier"): 14_000,
    ("7510", "Arbetsgivaravgifter"): 80_000,
    ("7832", "Avskrivning inventarier"): 5_000,
    ("8310", "Ränteintäkter"): -4_000,
    ("8410", "Räntekostnader"): 1_000,
}
KOMMUNBAS = {
    ("3511", "Statligt bidrag"): -500_000,
    ("3521", "Bidrag Region Norr"): -250_000,
    ("3531", "Bidrag från kommuner"): -250_000,
    ("3610", "ESF-medel"): -100_000,
    ("4630", "Köp av insatser"): 300_000,
    ("6010", "Lokalhyra"): 40_000,
    ("6150", "Leasing personbil"): 8_000,
    ("7450", "Redovisningstjänster"): 42_000,
    ("5010", "Löner"): 250_000,
    ("5211", "Arvoden styrelse"): 16_000,
    ("5710", "Pensionspremier"): 14_000,
    ("5610", "Arbetsgivaravgifter"): 80_000,
    ("7932", "Avskrivning inventarier"): 5_000,
    ("8411", "Ränteintäkter"): -4_000,
    ("8510", "Räntekostnader"): 1_000,
}


def huvudboksdata(konton: Mapping[tuple[str, str], int], *, kptyp: str = "", orgnr: str = "222000-1234") -> bytes:
    """En fil för 2025 med kontona och deras belopp (kr, SIE-tecken), som ekonomisystemet skriver den."""
    alla = {**GEMENSAMMA, **konton}
    huvud = f"#FLAGGA 0\n#SIETYP 4\n#GEN 20260115\n#FNAMN Provet\n#ORGNR {orgnr}\n#RAR 0 20250101 20251231\n"
    namn = "".join(f'#KONTO {konto} "{namn}"\n' for konto, namn in alla)
    belopp = "".join(
        f"#{'UB' if konto[0] in '12' else 'RES'} 0 {konto} {kr}.00\n" for (konto, _), kr in alla.items() if kr
    )
    return (huvud + (f"#KPTYP {kptyp}\n" if kptyp else "") + namn + belopp).encode("cp437")


def huvudbok(konton: Mapping[tuple[str, str], int], *, kptyp: str = "") -> SieFil:
    """Samma fil, läst."""
    return las(huvudboksdata(konton, kptyp=kptyp), filnamn="bok-2025.se")


def boken(plan: str) -> Bokslut:
    """En bok med den medföljande kontoplanen *plan* (bas, kommunbas), staten, en region och en kommun."""
    rubriker = [kolumn.namn for kolumn in tabell("Kontoplan").kolumner]
    rader = (
        {rubrik: "" if varde is None else str(varde) for rubrik, varde in zip(rubriker, rad, strict=True)}
        for rad in kontoplan(plan)
    )
    return replace(
        BOK,
        kontoplan=tuple(map(_kontorad, rader)),
        medlemmar=(
            Medlem("stat", "Staten (Försäkringskassan och Arbetsförmedlingen)", Part.STAT),
            Medlem("region", "Region Norr", Part.REGION),
            Medlem("alsta", "Ålsta kommun", Part.KOMMUN),
        ),
    )


def _kontorad(rad: Mapping[str, str]) -> Kontorad:
    return Kontorad(
        rad["Konto från"],
        rad["Konto till"],
        rad["Benämning"],
        rad["Rad"],
        rad["Not"],
        rad["Drift"],
        Dimension(rad["Delas på"]) if rad["Delas på"] else None,
        rad["Motpart"],
    )
