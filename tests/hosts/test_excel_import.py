"""Knappen Importera SIE i en öppen bok: samma rader som i filläge, frågor och fel som rutor, allt eller inget."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from finsam_xl.arbete.importera.filimport import importera_sie as importera_i_fil
from finsam_xl.exempel import bokforing
from finsam_xl.hosts.excel import importera_sie
from finsam_xl.hosts.excel.kopia import bokens_data
from tests.exceldubbel import Dubbelapp, oppna
from tests.exceldubbel.innehall import dubbelns, i_minnet, innehall
from tests.exemplet import TID, skapad
from tests.redigering import farga, skriv

if TYPE_CHECKING:
    import xlwings

_FYLLDA = ("Saldo", "Objektsaldo", "Importlogg")
_LITEN = """#FLAGGA 0
#SIETYP 1
#PROGRAM "Prov" 1.0
#GEN 20260110
#FNAMN "=cmd|' /C calc'!A0"
#RAR 0 20250101 20251231
#KONTO 1930 "=1+1"
#KONTO 2010 "Eget kapital"
#UB 0 1930 1000.00
#UB 0 2010 -1000.00
"""


@pytest.fixture(params=["xlsx", "xlsm"])
def fil(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Exemplets bok, utan bokföring."""
    return _skapad(tmp_path / f"bok.{request.param}")


def _skapad(fil: Path) -> Path:
    return Path(shutil.copy(skapad("gavleborg-2025", fil.suffix), fil))


def _siefil(fil: Path, data: bytes, namn: str = "huvudbok.se") -> Path:
    siefil = fil.with_name(namn)
    siefil.write_bytes(data)
    return siefil


def _oppnad(fil: Path, svar: str = "yes") -> tuple[Dubbelapp, xlwings.Book]:
    app = Dubbelapp(svar)
    return app, oppna(app, fil)


def _importera(bok: xlwings.Book, *siefiler: Path) -> None:
    """Som bokens VBA ropar: sökvägarna en per rad, i hexadecimala siffror."""
    importera_sie("".join(f"{fil}\n" for fil in siefiler).encode("utf-16-be").hex().upper(), bok=bok)


def _rader(bok: dict[str, Any]) -> dict[str, Any]:
    return {blad: (bok[blad]["tabeller"], _varden(bok[blad])) for blad in _FYLLDA}


def _varden(ark: dict[str, Any]) -> dict[str, Any]:
    return {plats: cell[:4] for plats, cell in ark["celler"].items() if cell[0] is not None}


def test_tabellerna_far_samma_rader_och_format_som_i_filen(fil: Path) -> None:
    siefil = _siefil(fil, bokforing())
    app, bok = _oppnad(fil)
    _importera(bok, siefil)
    assert "Årets resultat 2025 enligt filen: -1 451 400,00 kr (underskott)." in app.rutor[-1].replace("\xa0", " ")
    importera_i_fil(fil, [siefil], fraga=lambda _: True, tid=TID)
    levande, filens = dubbelns(bok), innehall(fil.read_bytes())
    assert _rader(levande) == _rader(filens)
    assert {blad: levande[blad] for blad in levande if blad not in {*_FYLLDA, "(boken)"}} == {
        blad: filens[blad] for blad in filens if blad not in {*_FYLLDA, "(boken)"}
    }


def test_en_mindre_fil_krymper_tabellen_och_texter_forblir_texter(fil: Path) -> None:
    stor, liten = _siefil(fil, bokforing()), _siefil(fil, _LITEN.encode("cp437"), "liten.se")
    app, bok = _oppnad(fil)
    _importera(bok, stor)
    app.rutor.clear()
    fil.write_bytes(bokens_data(bok).data)
    app, bok = _oppnad(fil)
    _importera(bok, liten)
    importera_i_fil(fil, [liten], fraga=lambda _: True, tid=TID)
    assert _rader(dubbelns(bok)) == _rader(innehall(fil.read_bytes()))
    saldo = dubbelns(bok)["Saldo"]
    assert [cell[1] for cell in saldo["celler"].values() if cell[0] == "=1+1"] == ["s"]


def test_ett_nej_pa_fragan_lamnar_boken_som_den_var(fil: Path) -> None:
    siefil = _siefil(fil, _LITEN.replace("-1000", "-999").encode("cp437"))
    app, bok = _oppnad(fil, svar="no")
    fore = dubbelns(bok)
    _importera(bok, siefil)
    assert any("Fortsätta?" in ruta for ruta in app.rutor)
    assert "Inläsningen avbröts" in app.rutor[-1]
    assert dubbelns(bok) == fore


def test_en_trasig_fil_sags_i_en_ruta_med_rad_och_atgard(fil: Path) -> None:
    siefil = _siefil(fil, b"<html>inte SIE</html>")
    app, bok = _oppnad(fil)
    fore = dubbelns(bok)
    _importera(bok, siefil)
    assert len(app.rutor) == 1
    assert "Inget har ändrats i boken" in app.rutor[0]
    assert dubbelns(bok) == fore


def test_ett_fel_vid_vilket_steg_som_helst_lamnar_tabellerna_som_de_var(tmp_path: Path) -> None:
    """Varje slags anrop faller, vartannat slag första gången det görs och vartannat den sista."""
    fil = _skapad(tmp_path / "bok.xlsx")
    siefil = _siefil(fil, bokforing())
    _, bok = _oppnad(fil)
    _importera(bok, siefil)
    fil.write_bytes(bokens_data(bok).data)
    mindre = _siefil(fil, _LITEN.encode("cp437"), "liten.se")
    app, bok = _oppnad(fil)
    fore, oppnande = _rader(i_minnet(bok, *_FYLLDA)), len(app.raknare.foljd)
    _importera(bok, mindre)
    steg = list(enumerate(app.raknare.foljd[oppnande:], start=1))
    assert _rader(i_minnet(bok, *_FYLLDA)) != fore
    forsta, sista = ({slag: nummer for nummer, slag in ordning} for ordning in (reversed(steg), steg))
    avbrutna = 0
    for nummer in sorted({(forsta, sista)[nr % 2][slag] for nr, slag in enumerate(forsta)}):
        app, bok = _oppnad(fil)
        app.raknare.fall_vid = app.raknare.antal + nummer
        _importera(bok, mindre)
        if "boken är som den var" in app.rutor[-1]:
            avbrutna += 1
            assert _rader(i_minnet(bok, *_FYLLDA)) == fore, f"steg {nummer}"
    assert avbrutna > 8


def test_raderna_behaller_sin_plats_som_i_filen_och_nya_far_inte_en_persons_farg(tmp_path: Path) -> None:
    fil = _skapad(tmp_path / "bok.xlsx")
    liten = _siefil(fil, _LITEN.encode("cp437"), "liten.se")
    importera_i_fil(fil, [liten], fraga=lambda _: True, tid=TID)
    fil.write_bytes(farga(skriv(fil.read_bytes(), "Saldo", {"K5": "not om 1930"}), "Saldo", "H5"))
    storre = _LITEN.replace("#UB 0 1930", "#KONTO 1910 Kassa\n#UB 0 1910 10.00\n#UB 0 1930").replace("-1000", "-1010")
    fler = _siefil(fil, storre.encode("cp437"), "fler.se")
    _, bok = _oppnad(fil)
    _importera(bok, fler)
    importera_i_fil(fil, [fler], fraga=lambda _: True, tid=TID)
    levande, filens = dubbelns(bok)["Saldo"], innehall(fil.read_bytes())["Saldo"]
    assert levande["celler"] == filens["celler"]
    assert [levande["celler"][plats][0] for plats in ("B5", "B6", "B7", "K5")] == [1930, 2010, 1910, "not om 1930"]
