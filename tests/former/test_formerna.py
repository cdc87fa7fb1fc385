"""Förbund av tio former får sina fyra rapporter ur bokföringen, och varje krona i den står på en rad som trycks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.ur_sie import skapa_ur_sie
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import definierade_namn
from finsam_xl.inputs import las_bok, rader
from finsam_xl.modell import Budgetrad, Part, Version
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.former.forbund import AREN, FORMER, Form, bokforda, pa_insatserna, siefilen
from tests.lager import ur_lagret
from tests.redigering import skriv

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ARET = AREN[1]
GRUNDDATA: Mapping[str, Cellvarde] = {
    **{f"{prefix}_Enhetsord": "kr" for prefix in ("AR", "HR", "VP", "BI")},
    "HR_Period": date(ARET, 6, 30),
    "HR_Period_fg": date(ARET - 1, 6, 30),
    "HR_Balansdag_fg": date(ARET - 1, 12, 31),
    "HR_Helar": date(ARET, 12, 31),
    "VP_Period": date(ARET + 1, 12, 31),
    "VP_Period_fg": date(ARET, 12, 31),
    "VP_Ingaende_ek": 1_000_000,
    "VP_Prognos": 0,
    "BI_Period": date(ARET, 12, 31),
    "BI_Period_fg": date(ARET - 1, 12, 31),
    "BI_Helar": date(ARET, 12, 31),
}
"""What the ledger does not know, and whole kronor, so that nothing is lost in rounding."""
INTAKTER = {"stat": 3_200_000, "region": 1_600_000, "kommuner": 1_600_000}
PLANENS = {**INTAKTER, "personal": 900_000, "ovriga_externa": 180_000}
INSATSENS = 310_000
LOVRADER = {"Finsam Rad", "Finsam Rad Indrag", "Finsam Text Bryt"}


@dataclass(frozen=True)
class Rapporter:
    """The built book: its sheets as values, and each report's controls that are FEL."""

    form: Form
    bok: Any
    fel: str

    def lov(self, blad: str, kolumn: int, fran: str = "", till: str = "") -> dict[str, int]:
        """The rows that are no sum, by label, after the row that begins with *fran* and before that with *till*."""
        pagar = not fran
        funna: dict[str, int] = {}
        for rad in self.bok[blad].iter_rows():
            etikett = str(rad[0].value or "")
            if till and pagar and etikett.startswith(till):
                return funna
            pagar = pagar or etikett.startswith(fran)
            if pagar and rad[0].style in LOVRADER and isinstance(rad[kolumn].value, int | float):
                funna[etikett] = int(rad[kolumn].value)
        assert not till, f"{till} finns inte i {blad}"
        return funna


def _byggd(mapp: Path, form: Form) -> None:
    filer = [mapp / f"huvudbok-{ar}.se" for ar in AREN]
    for fil, ar in zip(filer, AREN, strict=True):
        fil.write_bytes(siefilen(form, ar))
    bok = mapp / "bok.xlsx"
    skapa_ur_sie(bok, filer, tid=TID)
    bok.write_bytes(_ifylld(bok.read_bytes()))
    importera_sie(bok, filer, fraga=lambda fraga: pytest.fail(fraga.text), tid=TID)
    fel = [
        f"{prefix} {kontroll.id}: {kontroll.text}"
        for prefix in ("AR", "HR", "BI", "VP")
        for kontroll in bygg(RAPPORTSLAG[prefix], bok, tid=TID).kontroller
        if kontroll.utfall == "FEL"
    ]
    (mapp / "fel.txt").write_text("\n".join(fel), encoding="utf-8")


def _ifylld(data: bytes) -> bytes:
    platser = {namn.namn: namn.text for namn in definierade_namn(Bok(data).paket)}
    celler = {platser[namn].split("!")[1].replace("$", ""): varde for namn, varde in GRUNDDATA.items()}
    ifylld = Bok(skriv(data, "Grunddata", celler))
    bokslut = las_bok(ifylld).bokslut
    assert bokslut is not None
    kommuner = [medlem.id for medlem in bokslut.medlemmar if medlem.part is Part.KOMMUN]
    andelar = [100 // len(kommuner)] * (len(kommuner) - 1)
    nycklar = dict(zip(kommuner, (Decimal(100 - sum(andelar)), *map(Decimal, andelar)), strict=True))
    medlemmar = [replace(medlem, andel=nycklar.get(medlem.id)) for medlem in bokslut.medlemmar]
    plan = [
        *(_budget(nr, post, belopp) for nr in (1, 2, 3) for post, belopp in PLANENS.items()),
        *(_budget(1, "insatsmedel", INSATSENS, insats.id) for insats in bokslut.samverkansinsatser),
    ]
    budget = rader("Budget", (*bokslut.budget, *plan))
    return fylld(ifylld, {"Medlemmar": rader("Medlemmar", medlemmar), "Budget": budget}).data


def _budget(ar: int, post: str, belopp: int, insats: str = "") -> Budgetrad:
    return Budgetrad(date(ARET + ar, 12, 31), post, insats, Version.VERKSAMHETSPLAN, Decimal(belopp))


@pytest.fixture(scope="module", params=FORMER, ids=lambda form: form.namn)
def rapporter(request: pytest.FixtureRequest) -> Rapporter:
    form: Form = request.param
    mapp = ur_lagret(f"former-{form.namn}", lambda mapp: _byggd(mapp, form))
    return Rapporter(form, load_workbook(mapp / "bok.xlsx", data_only=True), (mapp / "fel.txt").read_text())


def resultat(form: Form, ar: int, klasser: str) -> int:
    """The year's amount on the accounts of these classes, income positive."""
    return -sum(belopp for konto, belopp in bokforda(form, ar).items() if konto[0] in klasser)


def balans(form: Form, ar: int, grupper: str) -> int:
    """What stood on the accounts that begin so at the end of the year."""
    return sum(belopp for konto, belopp in bokforda(form, ar).items() if konto.startswith(tuple(grupper.split())))


def test_ingen_kontroll_ar_rod(rapporter: Rapporter) -> None:
    assert rapporter.fel == ""


@pytest.mark.parametrize(("kolumn", "ar"), [(0, ARET), (1, ARET - 1)])
def test_arsredovisningens_rader_ar_huvudboken(rapporter: Rapporter, kolumn: int, ar: int) -> None:
    form, lov = rapporter.form, rapporter.lov
    assert sum(lov("ÅR Resultaträkning", 2 + kolumn).values()) == resultat(form, ar, "345678")
    assert sum(lov("ÅR Noter", 1 + kolumn, "Not 1", "Not 2").values()) == resultat(form, ar, "3")
    assert sum(lov("ÅR Noter", 1 + kolumn, "Not 2", "Not 3").values()) == -resultat(form, ar, "4567")
    assert sum(lov("ÅR Noter", 1 + kolumn, "Not 3", "Not 4").values()) == balans(form, ar, "15 16 17")
    assert sum(lov("ÅR Noter", 1 + kolumn, "Not 4", "Not 5").values()) == -balans(form, ar, "24 26 27 28 29")
    assert sum(lov("ÅR Balansräkning", 2 + kolumn, "TILLGÅNGAR", "EGET").values()) == balans(form, ar, "1")
    skulder = lov("ÅR Balansräkning", 2 + kolumn, "EGET KAPITAL OCH SKULDER")
    assert sum(skulder.values()) == -balans(form, ar, "2") + resultat(form, ar, "345678")
    assert sum(lov("ÅR Driftredovisning", (1, 4)[kolumn]).values()) == resultat(form, ar, "34567")


def test_varje_kommun_har_sin_avgift_bada_aren(rapporter: Rapporter) -> None:
    for kolumn, ar in ((1, ARET), (2, ARET - 1)):
        rader_ = rapporter.lov("ÅR Noter", kolumn, "Not 1", "Not 2")
        avgifter = [belopp for etikett, belopp in rader_.items() if etikett.endswith(" kommun")]
        bokfort = bokforda(rapporter.form, ar)
        assert avgifter == [-bokfort.get(str(3920 + nr), 0) for nr in range(rapporter.form.kommuner)]


def test_insatserna_ar_huvudbokens_objekt(rapporter: Rapporter) -> None:
    """Hela kostnaden på objekten, egen personal också; och allt annat på kansliet eller utan objekt."""
    egna = {insats for insats in rapporter.lov("ÅR Samverkansinsatser", 3) if insats.startswith("Insats ")}
    assert len(egna) == rapporter.form.insatser
    assert -sum(rapporter.lov("ÅR Samverkansinsatser", 3).values()) == pa_insatserna(rapporter.form, ARET)
    assert len(rapporter.lov("HR Samverkansinsatser", 3)) >= rapporter.form.insatser
    netto = rapporter.lov("ÅR Redovisning per insats", 7)
    assert netto.keys() >= egna
    assert sum(netto.values()) == resultat(rapporter.form, ARET, "345678")


def test_halvarets_rader_ar_halften_av_aret(rapporter: Rapporter) -> None:
    form, lov = rapporter.form, rapporter.lov
    for kolumn, ar in ((0, ARET), (1, ARET - 1)):
        assert 2 * sum(lov("HR Resultaträkning", 2 + kolumn).values()) == resultat(form, ar, "345678")
        assert 2 * sum(lov("HR Noter", 1 + kolumn, "Not 1", "Not 2").values()) == resultat(form, ar, "3")
        assert 2 * sum(lov("HR Noter", 1 + kolumn, "Not 2", "Not 3").values()) == -resultat(form, ar, "4567")
    tillgangar = sum(lov("HR Balansräkning", 2, "Tillgångar", "Eget").values())
    assert 2 * tillgangar == balans(form, ARET, "1") + balans(form, ARET - 1, "1")
    assert tillgangar == sum(lov("HR Balansräkning", 2, "Eget kapital och").values())


def test_planens_rader_ar_budgeten(rapporter: Rapporter) -> None:
    insatser = INSATSENS * rapporter.form.insatser
    intakter = sum(INTAKTER.values())
    kostnader = sum(PLANENS.values()) - intakter
    for kolumn, egna in ((1, insatser), (2, 0), (3, 0)):
        budget = rapporter.lov("VP Budget", kolumn, "Intäkter", "Finansiering")
        assert sum(budget.values()) == intakter - kostnader - egna
        assert sum(rapporter.lov("VP Medlemsavgifter", kolumn, "Staten", "Parternas").values()) == intakter
    assert sum(rapporter.lov("VP Beviljade insatser", 3).values()) == insatser


def test_bilagan_namner_varje_insats(rapporter: Rapporter) -> None:
    namnda = {rad[0].value for rad in rapporter.bok["BI Finansierade insatser"].iter_rows() if rad[0].style in LOVRADER}
    assert len(namnda) == rapporter.form.insatser
