"""De publicerade tabellerna med sina fel rättade (rattelser.csv), i en egen mapp."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"
MAPPAR = (
    "halvar_2019",
    "verksamhetsplan_2022_2024",
    "verksamhetsplan_2024",
    "bilagor_2024",
    "arsredovisning_2025",
)


def lagg_rattat(till: Path) -> Path:
    """Kopiera mapparna till *till* och rätta dem."""
    for mapp in MAPPAR:
        shutil.copytree(DATA / mapp, till / mapp)
    with Path(__file__).with_name("rattelser.csv").open(encoding="utf-8", newline="") as fil:
        for ratt in csv.DictReader(fil):
            vag = till / ratt["mapp"] / ratt["fil"]
            skriv = _ratta_json if vag.suffix == ".json" else _ratta_csv
            skriv(vag, int(ratt["rad"]), ratt["falt"], ratt["varde"])
    return till


def las_csv(vag: Path) -> list[dict[str, str]]:
    """Tabellens rader."""
    with vag.open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil))


def skriv_csv(vag: Path, rader: list[dict[str, str]]) -> None:
    """Skriv tabellens rader."""
    with vag.open("w", encoding="utf-8", newline="") as fil:
        skrivare = csv.DictWriter(fil, list(rader[0]))
        skrivare.writeheader()
        skrivare.writerows(rader)


def _ratta_csv(vag: Path, rad: int, falt: str, varde: str) -> None:
    rader = las_csv(vag)
    if rad:
        assert falt in rader[rad - 1], (vag, falt)
        rader[rad - 1][falt] = varde
    else:
        rader = [{varde if namn == falt else namn: ett for namn, ett in en.items()} for en in rader]
    skriv_csv(vag, rader)


def _ratta_json(vag: Path, rad: int, falt: str, varde: str) -> None:
    kort = json.loads(vag.read_text(encoding="utf-8"))
    if falt == "nytt":
        namn, agare, budget, utfall = varde.split("|")
        fasta = {"id": f"{kort[0]['ar']}-{rad}", "ar": kort[0]["ar"], "enhet": kort[0]["enhet"]}
        kort.append({**fasta, "namn": namn, "insatsagare": agare, "budget": int(budget), "utfall": int(utfall)})
    else:
        _satt(kort[rad - 1], falt.split("."), varde)
    vag.write_text(json.dumps(kort, ensure_ascii=False), encoding="utf-8")


def _satt(falt: Any, vag: list[str], varde: str) -> None:
    *fore, sist = vag
    for steg in fore:
        falt = falt[int(steg)] if steg.isdecimal() else falt[steg]
    falt[sist] = int(varde) if varde.isdecimal() and sist != "nr" else varde
