"""Råbalanser som kalkylblad, i de former som de kommer: samma saldon som en SIE-fil, skrivna på olika sätt."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import openpyxl

from finsam_xl.belopp import NOLL
from finsam_xl.sie import arssaldon, objektsaldon
from finsam_xl.sie.siefil import ar_balanskonto, klass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from finsam_xl.sie import SieFil

    Rader = list[list[object]]

DIMENSION = "1"


def svenskt(belopp: Decimal) -> str:
    return f"{belopp:,.2f}".replace(",", " ").replace(".", ",")


def minus_efter(belopp: Decimal) -> str:
    return f"{svenskt(-belopp)}-" if belopp < 0 else svenskt(belopp)


def parentes(belopp: Decimal) -> str:
    return f"({svenskt(-belopp)})" if belopp < 0 else svenskt(belopp)


def engelskt(belopp: Decimal) -> str:
    return f"{belopp:,.2f}"


def _huvud(fil: SieFil) -> Rader:
    return [
        [fil.foretag, None, f"Org.nr {fil.orgnr}"],
        ["Råbalans", None, "Utskriven 2026-01-20"],
        [f"Räkenskapsår {fil.rar[0].start} - {fil.rar[0].slut}"],
        [],
    ]


def klassisk(fil: SieFil) -> Rader:
    rader: Rader = [
        *_huvud(fil),
        ["Konto", "Benämning", "Ingående balans", "Debet", "Kredit", "Utgående balans", "Budget"],
    ]
    for s in arssaldon(fil, 0):
        andring = s.belopp - s.ib
        debet, kredit = (andring + 1000, 1000) if andring > 0 else (1000, 1000 - andring)
        rader.append([s.konto, s.namn, s.ib, debet, kredit, s.belopp, 17])
    return [*rader, ["Summa", None, 0, 1, 1, NOLL]]


def konto_i_en_cell(fil: SieFil) -> Rader:
    """Kontot och namnet i en cell, två år, och skulder och intäkter utan minus."""
    fjol = {s.konto: s for s in arssaldon(fil, -1)}
    rader: Rader = [["Konto", "Saldo 2025-12-31", "Saldo 2024-12-31", "Förändring %"]]
    for s in arssaldon(fil, 0):
        tecken = -1 if klass(s.konto) in {2, 3} or "nteintäkt" in s.namn else 1
        fore = fjol[s.konto].belopp * tecken if s.konto in fjol else None
        rader.append([f"Konto {s.konto} {s.namn}", s.belopp * tecken, fore, "12 %"])
    return rader


def saldo_i_debet_och_kredit(fil: SieFil) -> Rader:
    """Råbalansens klassiska form: saldot i debet eller kredit, med grupper och deras summor."""
    rader: Rader = [["Råbalans per 2025-12-31"], ["Kontonr", "Kontonamn", "Debet", "Kredit"]]
    grupp = ""
    for s in arssaldon(fil, 0):
        if s.konto[0] != grupp:
            grupp = s.konto[0]
            arets = sum((e.belopp for e in arssaldon(fil, 0) if e.konto[0] == grupp), NOLL)
            rader += [[], [grupp, f"Klass {grupp}", max(arets, NOLL), max(-arets, NOLL)]]
        rader.append([s.konto, s.namn, s.belopp if s.belopp > 0 else None, -s.belopp if s.belopp < 0 else None])
    return [*rader, [None, "Totalt", 1, 1]]


def tva_rubrikrader(fil: SieFil) -> Rader:
    rader: Rader = [
        ["År 2025"],
        [None, None, "Ingående", None, "Perioden", None, "Utgående", None],
        ["Kto", "Text", "Debet", "Kredit", "Debet", "Kredit", "Debet", "Kredit"],
    ]
    for s in arssaldon(fil, 0):
        par = [s.ib, s.belopp - s.ib, s.belopp]
        rader.append([s.konto, s.namn, *(ett for belopp in par for ett in (max(belopp, NOLL), max(-belopp, NOLL)))])
    return rader


def _delar(fil: SieFil) -> Mapping[str, dict[str, Decimal]]:
    """Kontonas delar per objekt; det som inte är fördelat står under tomt."""
    delar: dict[str, dict[str, Decimal]] = {}
    for post in objektsaldon(fil, 0, DIMENSION):
        delar.setdefault(post.konto, {})[post.objekt] = post.belopp
    for s in arssaldon(fil, 0):
        delat = delar.setdefault(s.konto, {})
        rest = s.belopp - sum(delat.values(), NOLL)
        if rest or not delat:
            delat[""] = rest
    return delar


def objekt_som_rader(fil: SieFil) -> Rader:
    rader: Rader = [["2025"], ["Konto", "Benämning", "Kst", "Kst benämning", "IB", "Utfall 2025"]]
    for s in arssaldon(fil, 0):
        for nr, (objekt, belopp) in enumerate(sorted(_delar(fil)[s.konto].items())):
            namn = fil.objektnamn(DIMENSION, objekt) if objekt else None
            rader.append([s.konto, s.namn, objekt or None, namn, NOLL if nr else s.ib, belopp])
    return rader


def objekt_under_konto(fil: SieFil) -> Rader:
    """Kontots summa på en rad, och objekten på raderna under utan kontonummer."""
    rader: Rader = [["Period 202501-202512"], ["Konto", "Namn", "Ansvar", "Ing balans", "Saldo"]]
    for s in arssaldon(fil, 0):
        rader.append([s.konto, s.namn, None, s.ib, s.belopp])
        egna = {objekt: belopp for objekt, belopp in _delar(fil)[s.konto].items() if objekt}
        if sum(egna.values(), NOLL) == s.belopp and not s.ib:
            rader += [
                [None, None, f"{objekt} {fil.objektnamn(DIMENSION, objekt)}", None, b] for objekt, b in egna.items()
            ]
    return rader


def objekt_som_kolumner(fil: SieFil) -> Rader:
    nummer = sorted({objekt for delar in _delar(fil).values() for objekt in delar if objekt})
    rubriker = [f"{ett} {fil.objektnamn(DIMENSION, ett)}" for ett in nummer]
    rader: Rader = [["2025-12-31"], ["Konto", "Benämning", "IB", *rubriker, "Totalt"]]
    for s in arssaldon(fil, 0):
        delar = _delar(fil)[s.konto]
        rader.append([s.konto, s.namn, s.ib, *(delar.get(ett) for ett in nummer), s.belopp])
    return rader


def manader_som_kolumner(fil: SieFil) -> Rader:
    """Årets rörelse på tolv månader: hela i januari, och samma belopp fram och tillbaka sedan."""
    rader: Rader = [["Konto", "Benämning", "IB", *(f"2025-{nr:02d}" for nr in range(1, 13))]]
    for s in arssaldon(fil, 0):
        rader.append([s.konto, s.namn, s.ib, s.belopp - s.ib, *(5 * (-1) ** nr for nr in range(10)), None])
    return rader


def huvudbok(fil: SieFil) -> Rader:
    """Kontona efter varandra, med ingående saldo, bokningar och utgående saldo under vart och ett."""
    rader: Rader = [
        ["Huvudbok 2025-01-01 - 2025-12-31"],
        ["Konto", "Datum", "Ver", "Text", "Debet", "Kredit", "Saldo"],
    ]
    for s in arssaldon(fil, 0):
        andring = s.belopp - s.ib
        rader += [
            [f"{s.konto} {s.namn}"],
            [None, None, None, "Ingående balans", None, None, s.ib],
            [s.konto, "2025-03-01", "A 1", "Summa fakturor", 700, None, s.ib + 700],
            [s.konto, "2025-04-30", "A 2", "Rättelse", None, 700 - andring, s.belopp],
            [None, None, None, "Utgående balans", None, None, s.belopp],
        ]
    return rader


def omvant_resultat(fil: SieFil) -> Rader:
    rader: Rader = [["Konto", "Benämning", "IB 2025", "Årets rörelse", "UB 2025"]]
    for s in arssaldon(fil, 0):
        tecken = 1 if ar_balanskonto(s.konto) else -1
        rader.append([s.konto, s.namn, s.ib * tecken, (s.belopp - s.ib) * tecken, s.belopp * tecken])
    return rader


def bokningar_per_manad(fil: SieFil) -> Rader:
    """En rad per konto, ansvar och månad; månad 00 är det som förts över från året före."""
    rader: Rader = [["Konto", "Konto(T)", "Ansvar", "Ansvar(T)", "Period", "Belopp"]]
    for s in arssaldon(fil, 0):
        if s.ib:
            rader.append([int(s.konto), s.namn, None, None, "202500", s.ib])
        for objekt, belopp in _delar(fil)[s.konto].items():
            namn = fil.objektnamn(DIMENSION, objekt) if objekt else None
            andring = belopp - (NOLL if objekt else s.ib)
            rader.append([int(s.konto), s.namn, objekt or None, namn, "202503", andring - 100])
            rader.append([int(s.konto), s.namn, objekt or None, namn, "202513", 100])
    return rader


def grupper_med_summor(fil: SieFil) -> Rader:
    """Grupperna har namn och summor men inget nummer, och åren är rubrikerna."""
    rader: Rader = [["Konto", "Benämning", 2025, 2024]]
    fjol = {s.konto: s.belopp for s in arssaldon(fil, -1)}
    for grupp, i_gruppen in groupby(arssaldon(fil, 0), key=lambda s: s.konto[:2]):
        egna = list(i_gruppen)
        summor = (sum((s.belopp for s in egna), NOLL), sum((fjol.get(s.konto, NOLL) for s in egna), NOLL))
        rader.append([None, f"Gruppen {grupp} med namn", *summor])
        rader += [[int(s.konto), s.namn, s.belopp, fjol.get(s.konto)] for s in egna]
    return rader


@dataclass(frozen=True, slots=True)
class Form:
    """En form av lista, och vad den håller utöver kontonas saldon: *objekt*, och *ib*."""

    rader: Callable[[SieFil], Rader]
    objekt: bool = False
    ib: bool = True


FORMER: Mapping[str, Form] = {
    "klassisk": Form(klassisk),
    "konto i en cell, två år": Form(konto_i_en_cell, ib=False),
    "saldo i debet och kredit": Form(saldo_i_debet_och_kredit, ib=False),
    "två rubrikrader": Form(tva_rubrikrader),
    "objekt som rader": Form(objekt_som_rader, objekt=True),
    "objekt under konto": Form(objekt_under_konto, objekt=True),
    "objekt som kolumner": Form(objekt_som_kolumner, objekt=True),
    "månader som kolumner": Form(manader_som_kolumner),
    "huvudbok": Form(huvudbok),
    "omvänt resultat": Form(omvant_resultat),
    "bokningar per månad": Form(bokningar_per_manad, objekt=True),
    "grupper med summor": Form(grupper_med_summor, ib=False),
}


def som_bok(vag: Path, blad: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    bok = openpyxl.Workbook()
    for nr, (namn, rader) in enumerate(blad.items()):
        ark = bok.active if nr == 0 else bok.create_sheet()
        assert ark is not None
        ark.title = namn
        for rad in rader:
            ark.append(["" if ett is None else ett for ett in rad] if rad else [""])
    bok.save(vag)
    return vag


def som_text(
    vag: Path,
    rader: Sequence[Sequence[object]],
    skrivet: Callable[[Decimal], str] = svenskt,
    skilje: str = ";",
    kod: str = "cp1252",
) -> Path:
    from decimal import Decimal as Tal  # noqa: PLC0415 - bara här vid körning

    strom = io.StringIO()
    skrivare = csv.writer(strom, delimiter=skilje)
    for rad in rader:
        celler = ("" if ett is None else ett for ett in rad)
        skrivare.writerow([skrivet(Tal(ett)) if isinstance(ett, (int, Tal)) else ett for ett in celler])
    vag.write_bytes(strom.getvalue().encode(kod))
    return vag
