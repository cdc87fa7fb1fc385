"""Ett kopierat indatablad är en kopia: inget läses ur det, och det sägs."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.harkomst.harkomstvisning import harled_i
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import blad as blad_i
from finsam_xl.arbetsbok.lasa.innehall import definierade_namn
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.bladkopiering import kopiera_blad
from tests.byggda import byggd
from tests.exemplet import TID

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.filbygge import Filbygge

KOPIA = "Grunddata (2)"
ENHET = (13, 2)


@pytest.fixture(params=[True, False], ids=["egna namn sist", "egna namn först"])
def bok(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Den byggda exempelboken med en kopia av Grunddata, där enheten är en annan."""
    vag = Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))
    paket = Paket.oppna(kopiera_blad(vag.read_bytes(), "Grunddata", KOPIA, lokala_sist=request.param))
    satt_celler(paket, KOPIA, {ENHET: "kr"})
    vag.write_bytes(paket.skriv())
    return vag


def summor(bygge: Filbygge) -> tuple[tuple[str, ...], ...]:
    return bygge.sammanfattning


@cache
def rena_summor() -> tuple[tuple[str, ...], ...]:
    """Summorna i boken utan någon kopia."""
    with TemporaryDirectory() as mapp:
        return summor(bygg(ARSREDOVISNING, byggd("gavleborg-2025"), Path(mapp) / "ren.xlsx", tid=TID))


def test_alla_tal_kommer_ur_originalet_vid_varje_bygge(bok: Path) -> None:
    for _ in range(3):
        bygge = bygg(ARSREDOVISNING, bok, tid=TID)
        assert (summor(bygge), bygge.bevarade) == (rena_summor(), {})
        assert [(ett.plats, ett.kod) for ett in bygge.varningar] == [(KOPIA, "kopierat-blad")]
    lika = las_bok(Bok(bok.read_bytes())).bokslut, las_bok(Bok(byggd("gavleborg-2025").read_bytes())).bokslut
    assert lika[0] == lika[1]


def test_bladets_egna_namn_star_kvar_pa_kopian(bok: Path) -> None:
    egna = {ett.namn for ett in definierade_namn(Paket.oppna(bok.read_bytes())) if ett.blad == KOPIA}
    bygg(ARSREDOVISNING, bok, tid=TID)
    namn = definierade_namn(Paket.oppna(bok.read_bytes()))
    assert {ett.namn for ett in namn if ett.blad == KOPIA} == egna
    assert [ett.text for ett in namn if ett.namn == "AR_Enhet" and ett.blad is None] == ["Grunddata!$B$15"]


def test_sparningen_gar_till_originalet(bok: Path) -> None:
    bygg(ARSREDOVISNING, bok, tid=TID)
    fore = harled_i(Bok(byggd("gavleborg-2025").read_bytes()), "bok.xlsx", "ÅR Resultaträkning!C7")
    efter = harled_i(Bok(bok.read_bytes()), "bok.xlsx", "ÅR Resultaträkning!C7")
    assert (efter.raknat, KOPIA in str(efter.gren)) == (fore.raknat, False)


def test_nytt_ar_skriver_i_originalet_och_lamnar_kopian(bok: Path, tmp_path: Path) -> None:
    paket = Paket.oppna(bok.read_bytes())
    fore = paket.las(next(ett.del_ for ett in blad_i(paket) if ett.namn == KOPIA))
    ny = nytt_ar(bok, tmp_path / "2026.xlsx", tid=TID)
    assert [ett.kod for ett in ny.varningar] == ["kopierat-blad"]
    efter = Paket.oppna(ny.bok.read_bytes())
    assert efter.las(next(ett.del_ for ett in blad_i(efter) if ett.namn == KOPIA)) == fore
    bokslut = las_bok(Bok(ny.bok.read_bytes())).bokslut
    assert bokslut is not None
    assert str(bokslut.grunddata["AR_Period"]) == "2026-12-31"


def test_en_kopierad_saldotabell_lases_inte_och_sags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(kopiera_blad(byggd("gavleborg-2025").read_bytes(), "Saldo", "Saldo (2)"))
    (tmp_path / "fil.se").write_bytes(bokforing())
    assert cli.main(["importera-sie", str(bok), str(tmp_path / "fil.se"), "--ja"]) == 0
    assert "Saldo (2) är en kopia och läses inte" in " ".join(capsys.readouterr().out.split())
    assert importera_sie(bok, [tmp_path / "fil.se"], fraga=lambda _: True, tid=TID).varningar[0].plats == "Saldo (2)"
    lika = las_bok(Bok(bok.read_bytes())).bokslut, las_bok(Bok(byggd("gavleborg-2025").read_bytes())).bokslut
    assert lika[0] is not None
    assert lika[1] is not None
    assert lika[0].saldon == lika[1].saldon


def test_kontrollera_sager_kopian_en_gang_och_svarar_som_utan_den(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(kopiera_blad(byggd("gavleborg-2025").read_bytes(), "Saldo", "Saldo (2)"))
    assert cli.main(["kontrollera", str(bok)]) == cli.main(["kontrollera", str(byggd("gavleborg-2025"))]) == 0
    assert " ".join(capsys.readouterr().out.split()).count("Saldo (2) är en kopia och läses inte") == 1
    assert cli.main(["kontrollera", str(bok), "--json"]) == 0
    (sagt,) = (ett for ett in json.loads(capsys.readouterr().out) if ett["kalla"] == "indata")
    assert (sagt["id"], sagt["utfall"], sagt["celler"]) == ("kopierat-blad", "NOTIS", ["Saldo (2)"])


def test_flera_av_samma_slag_sags_med_sitt_antal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok, data = tmp_path / "bok.xlsx", byggd("gavleborg-2025").read_bytes()
    for nummer in range(2, 7):
        data = kopiera_blad(data, "Saldo", f"Saldo ({nummer})")
    bok.write_bytes(data)
    assert cli.main(["kontrollera", str(bok)]) == 0
    sagt = " ".join(capsys.readouterr().out.split())
    assert sagt.count("är en kopia och läses inte") == 3
    assert "... och 2 till av samma slag." in sagt
