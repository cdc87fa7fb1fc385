"""Tryckta tabeller mot byggda blad: varje tryckt siffra ska stå på sin rad och i sin kolumn."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
Blad = dict[str, list[list[object]]]
LEDTEXT = {
    "kortfrista": "kortfristiga",
    "s:a": "summa",
    "förutbet ": "förutbetalda ",
    "anläggningstillgångar": "anläggningstillgång",
}


@dataclass(frozen=True)
class Facit:
    """En tryckt tabell: filen, bladet, avsnittet på bladet, och vilken rubrik varje tryckt kolumn svarar mot.

    *andel* är de rader eller tryckta kolumner som trycks i procent, *etiketter* de radtexter vi skriver annorlunda.
    *undantag* är de siffror som är tryckta fel, och vad bladet visar i stället; BESLUT.md säger varför.
    """

    fil: str
    blad: str
    kolumner: dict[str, object]
    avsnitt: str = ""
    radkolumn: str = "post"
    andel: frozenset[str] = frozenset()
    undantag: dict[tuple[str, str], object] = field(default_factory=dict)
    etiketter: dict[str, str] = field(default_factory=dict)
    mapp: str = "arsredovisning_2025"


def rader(fil: str, mapp: str = "arsredovisning_2025") -> list[dict[str, str]]:
    with (DATA / mapp / f"{fil}.csv").open(encoding="utf-8", newline="") as strom:
        return list(csv.DictReader(strom))


def alias() -> dict[tuple[str, str, str], str]:
    with (DATA / "alias.csv").open(encoding="utf-8", newline="") as strom:
        return {(rad["tabell"], rad["rad"], rad["tryckt"]): rad["id"] for rad in csv.DictReader(strom)}


def namn_per_id(blad: Blad) -> dict[str, str]:
    namn: dict[str, str] = {}
    for indata, rubrik in (("Insatser", "Insats"), ("Medlemmar", "Medlem")):
        tabell = blad[indata][3:]
        plats = tabell[0].index(rubrik)
        namn |= {str(rad[0]): str(rad[plats]) for rad in tabell[1:] if rad[0]}
    return namn


def tabell_pa(blad: list[list[object]], avsnitt: str, rubrikrad: int = 3) -> list[list[object]]:
    """Tabellens rader från rubrikraden till nästa tomma rad; utan avsnitt den enda tabellen på bladet."""
    start = rubrikrad
    if avsnitt:
        start = next(nr for nr, rad in enumerate(blad) if nr > 1 and str(rad[0]).startswith(avsnitt)) + 1
    start = next(nr for nr in range(start, len(blad)) if any(blad[nr][1:]))
    slut = next((nr for nr in range(start + 1, len(blad)) if not any(blad[nr])), len(blad))
    return blad[start:slut]


def jamforbar(text: object) -> str:
    rensad = re.sub(r"\s+", " ", str(text)).strip().casefold()
    for tryckt, vart in LEDTEXT.items():
        rensad = rensad.replace(tryckt, vart)
    return rensad


def samma(tryckt: str, byggt: object, *, andel: bool) -> bool:
    if re.fullmatch(r"-?\d+", tryckt) and isinstance(byggt, (int, float)):
        return round(byggt * (100 if andel else 1), 6) == int(tryckt)  # noqa: RUF100
    return jamforbar(byggt) == jamforbar(tryckt)


def avvikelser(facit: Facit, blad: Blad) -> list[str]:
    """De tryckta celler som inte står i boken på sin rad, i sin kolumn."""
    tabell = tabell_pa(blad[facit.blad], facit.avsnitt)
    rubriker = tabell[0]
    kanda, namn = alias(), namn_per_id(blad)
    kvar = tabell[1:]
    fel: list[str] = []
    for rad in rader(facit.fil, facit.mapp):
        etikett = namn.get(kanda.get((facit.fil, rad["rad"], rad[facit.radkolumn]), ""), rad[facit.radkolumn])
        etikett = facit.etiketter.get(f"{rad['rad']} {etikett}", etikett)
        plats = next((nr for nr, byggd in enumerate(kvar) if jamforbar(byggd[0]) == jamforbar(etikett)), None)
        if plats is None:
            fel.append(f"raden {etikett} saknas")
            continue
        byggd = kvar[plats]
        kvar = kvar[plats + 1 :]
        for kolumn, rubrik in facit.kolumner.items():
            nyckel = (rad[facit.radkolumn], kolumn)
            tryckt = str(facit.undantag.get(nyckel, rad[kolumn] or rad.get(kolumn.replace("utgaende", "text"), "")))
            varde = byggd[rubriker.index(rubrik)]
            andel = bool({etikett, kolumn} & facit.andel)
            if not (tryckt == "" and varde in ("", None)) and not samma(tryckt, varde, andel=andel):
                fel.append(f"{etikett}, {rubrik}: tryckt {tryckt!r}, byggt {varde!r}")
    return fel
