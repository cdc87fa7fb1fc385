"""Inget oläst kallas rätt: när en tabell inte längre går att känna igen sägs det, och antalet prövade tal visar det."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from finsam_xl.arbete.gemensamt.fel import Avbrott, Olast
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.lasrapport import las_rapport
from tests.granskning.filformer import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finsam_xl.granskning.lasrapport import Lasrapport

Rader = list[list[str]]
Tryck = dict[str, Rader]
_TAL = re.compile(r"[-–]?\d[\d ]*")


def _tryck() -> Tryck:
    """En rätt rapport av ett förbund som inte finns någon annanstans i proven."""
    return {
        "Resultaträkning": [
            ["Belopp i tkr", "2031", "2030"],
            ["Verksamhetens intäkter", "7 420", "7 105"],
            ["Verksamhetens kostnader", "-7 011", "-6 980"],
            ["Verksamhetens resultat", "409", "125"],
            ["Finansiella intäkter", "31", "12"],
            ["Resultat efter finansiella poster", "440", "137"],
            ["Årets resultat", "440", "137"],
        ],
        "Not 7 Lokaler och drift": [
            ["Belopp i tkr", "2031", "2030"],
            ["Hyra Kanalgatan", "311", "298"],
            ["Städning", "42", "44"],
            ["El och värme", "57", "61"],
            ["Summa", "410", "403"],
        ],
    }


def _utan(tryck: Tryck, rad: int, kolumner: slice, nytt: str = "") -> Tryck:
    """Trycket med rutorna bytta i varje tabell."""
    for rader in tryck.values():
        egna = range(len(rader[rad]))[kolumner]
        rader[rad] = [nytt if nr in egna else cell for nr, cell in enumerate(rader[rad])]
    return tryck


def _for_varje_rad(tryck: Tryck, gor: Callable[[list[str]], list[str]]) -> Tryck:
    return {namn: [gor(rad) for rad in rader] for namn, rader in tryck.items()}


OKANDA: dict[str, Callable[[Tryck], Tryck]] = {
    "rubrikerna är andra ord": lambda tryck: {f"Qvx {nr}": rader for nr, rader in enumerate(tryck.values())},
    "inga årtal": lambda tryck: _utan(tryck, 0, slice(1, None)),
    "ett årtal borta": lambda tryck: _utan(tryck, 0, slice(2, None)),
    "kolumnrubriker som inget säger": lambda tryck: _utan(tryck, 0, slice(1, None), "Qzx"),
    "ett tal i bokstäver": lambda tryck: _utan(tryck, 2, slice(1, 2), "sjutusen elva"),
    "en kolumn i bokstäver": lambda tryck: {
        namn: [rader[0], *([rad[0], "tolv", rad[2]] for rad in rader[1:])] for namn, rader in tryck.items()
    },
    "utan radtexter": lambda tryck: _for_varje_rad(tryck, lambda rad: rad[1:]),
    "tabellen delad på två": lambda tryck: {
        f"{namn}{del_}": rader[:3] if del_ == "" else rader[3:]
        for namn, rader in tryck.items()
        for del_ in ("", " forts")
    },
    "summornas ord är andra": lambda tryck: _for_varje_rad(
        tryck, lambda rad: [re.sub(r"(?i)resultat|summa", "Qvx", rad[0]), *rad[1:]]
    ),
    "år på rader": lambda tryck: {
        namn: [list(rad) for rad in zip(*rader, strict=True)] for namn, rader in tryck.items()
    },
    "allt i en cell": lambda tryck: _for_varje_rad(tryck, lambda rad: [" / ".join(rad)]),
}


def _xlsx(tryck: Tryck, till: Path) -> Path:
    bok = Workbook()
    bok.remove(bok.worksheets[0])
    for namn, rader in tryck.items():
        blad = bok.create_sheet(namn[:31])
        for rad in ([namn], *rader):
            blad.append([cell or None for cell in rad])
    bok.save(till / "rapport_2031.xlsx")
    return till / "rapport_2031.xlsx"


def _docx(tryck: Tryck, till: Path) -> Path:
    delar: list[str | tuple[str, str] | list[list[str]]] = []
    for namn, rader in tryck.items():
        delar += [("Heading2", namn), rader]
    (till / "rapport_2031.docx").write_bytes(word(delar))
    return till / "rapport_2031.docx"


def _csv(tryck: Tryck, till: Path, tecken: str = ";") -> Path:
    mapp = till / "rapport_2031"
    mapp.mkdir()
    for namn, rader in tryck.items():
        text = "\n".join(tecken.join(rad) for rad in rader)
        (mapp / f"{namn.replace(' ', '_').lower()}.csv").write_text(f"{text}\n", encoding="utf-8")
    return mapp


FORMER = {"xlsx": _xlsx, "docx": _docx, "csv": _csv}


@dataclass(frozen=True)
class Svar:
    """Vad granskningen säger: läsrapporten (ingen när den vägrade), och om något tryckt sägs inte vara ett tal."""

    lasning: Lasrapport | None
    inget_tal: bool


def _granska(vag: Path) -> Svar:
    try:
        dokument = las_tryck(vag)
    except (Olast, Avbrott):
        return Svar(None, inget_tal=False)
    utslag = prova(dokument)
    return Svar(las_rapport(dokument, utslag), any(ett.id == "S03" for ett in utslag.fynd))


def _antal_tal(tryck: Tryck) -> int:
    """Talen i trycket, utan kolumnrubrikernas år."""
    celler = [cell for rader in tryck.values() for rad in rader for cell in rad]
    return sum(1 for cell in celler if _TAL.fullmatch(cell) and cell not in {"2031", "2030"})


def _ar_sagt(svar: Svar, antal: int) -> bool:
    """Om varje tal antingen är prövat eller sagt vara oläst eller i inget samband."""
    lasning = svar.lasning
    if lasning is None:
        return True
    lasta, provade = (sum(getattr(en, namn) for en in lasning.tabeller) for namn in ("tal", "provade"))
    olast = bool(lasning.olasta) or svar.inget_tal or any(en.olasta_kolumner for en in lasning.tabeller)
    oprovat = any(not en.samband or en.oprovade or en.oprovade_kolumner for en in lasning.tabeller)
    return (lasta >= antal or olast) and (provade >= lasta or oprovat)


@pytest.mark.parametrize("form", FORMER)
@pytest.mark.parametrize("hur", OKANDA)
def test_det_som_inte_kanns_igen_sags_vara_olast_eller_inte_provat(hur: str, form: str, tmp_path: Path) -> None:
    (tmp_path / "ratt").mkdir()
    ratt = _granska(FORMER[form](_tryck(), tmp_path / "ratt"))
    andrat = OKANDA[hur](_tryck())
    svar = _granska(FORMER[form](andrat, tmp_path))

    assert ratt.lasning is not None
    assert sum(en.provade for en in ratt.lasning.tabeller) == _antal_tal(_tryck())
    assert _ar_sagt(svar, _antal_tal(andrat)), svar


@pytest.mark.parametrize("tecken", ["|", ":", "  ", "/"])
def test_en_csv_med_ett_annat_skiljetecken_ar_inte_last(tecken: str, tmp_path: Path) -> None:
    svar = _granska(_csv(_tryck(), tmp_path, tecken))

    assert svar.lasning is None or (svar.lasning.samband == 0 and len(svar.lasning.olasta) == len(_tryck()))


def test_ett_dolt_blad_sags_vara_olast(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - only here

    vag = _xlsx(_tryck(), tmp_path)
    bok = load_workbook(vag)
    bok.worksheets[1].sheet_state = "hidden"
    bok.save(vag)
    svar = _granska(vag)

    assert svar.lasning is not None
    assert [(en.plats, en.varfor) for en in svar.lasning.olasta] == [("Not 7 Lokaler och drift", "bladet är dolt")]


def test_en_rubrik_over_tva_kolumner_galler_bada(tmp_path: Path) -> None:
    """«2031» står sammanslaget över Budget och Utfall: andra årets kolumner är inte det förstas."""
    bok = Workbook()
    blad = bok.worksheets[0]
    for rad in (
        ["Driftredovisning"],
        ["tkr", 2031, None, 2030, None],
        [None, "Budget", "Utfall", "Budget", "Utfall"],
        ["Insatsmedel", -10, -9, -8, -7],
        ["Personalkostnader", -5, -6, -4, -3],
        ["Summa kostnader", -15, -15, -12, -10],
    ):
        blad.append(rad)
    blad.merge_cells("B2:C2")
    blad.merge_cells("D2:E2")
    bok.save(tmp_path / "rapport_2031.xlsx")
    dokument = las_tryck(tmp_path / "rapport_2031.xlsx")

    assert [(en.roll, en.ar) for en in dokument.tabeller[0].kolumner] == [
        ("budget", 2031),
        ("utfall", 2031),
        ("budget", 2030),
        ("utfall", 2030),
    ]
    assert [ett.text for ett in prova(dokument).fynd if ett.allvar is Allvar.FEL] == []


def test_en_bild_i_word_sags_vara_olast(tmp_path: Path) -> None:
    data = word([("Heading2", "Resultaträkning"), _tryck()["Resultaträkning"], "TABELLBILD"])
    (tmp_path / "rapport_2031.docx").write_bytes(_med_bild(data))
    svar = _granska(tmp_path / "rapport_2031.docx")

    assert svar.lasning is not None
    assert [en.varfor for en in svar.lasning.olasta] == [
        "dokumentet har 1 bild, och en tabell som är en bild läses inte"
    ]


def _med_bild(data: bytes) -> bytes:
    import io  # noqa: PLC0415 - only here
    import zipfile  # noqa: PLC0415 - only here

    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as fran, zipfile.ZipFile(ut, "w") as till:
        for namn in fran.namelist():
            till.writestr(namn, re.sub(rb"<w:t[^>]*>TABELLBILD</w:t>", b"<w:drawing/>", fran.read(namn)))
    return ut.getvalue()
