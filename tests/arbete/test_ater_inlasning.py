"""En ny inläsning när boken används: det som hör till en rad hör till samma konto efteråt."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import jamforbart
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc.ooxml import position
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.inputs import las_bok
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.modell import Version
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.sie import las, poster, poster_ur, skriv
from tests import redigering
from tests.exemplet import TID
from tests.infogning import infoga_rad
from tests.rapport.conftest import las as bladen
from tests.redigering import farga, fyllnad, kommentarscell, kommentera, rad_med, skriv_formel, sortera

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbete.importera.filimport import Filimport
    from finsam_xl.modell import Saldorad

AR = date(2025, 12, 31)
KONTON = {"1510": 4_000, "1930": 90_000, "2010": -60_000, "2440": -34_000}
EGET = "Mitt blad"


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    """Exempelboken med en liten fil inläst, och ett eget blad."""
    vag = skapa_bok(tmp_path / "bok.xlsx", exempel="gavleborg-2025", tid=TID)
    las_in(vag, KONTON)
    vag.write_bytes(redigering.nytt_blad(vag.read_bytes(), EGET))
    return vag


def las_in(bok: Path, konton: Mapping[str, int]) -> Filimport:
    """Läs in en fil med dessa utgående balanser."""
    fil = bok.with_name("fil.se")
    huvud = (poster.Flagga(), poster.Sietyp(1), poster.Fnamn("Prov"), poster.Rar(0, date(2025, 1, 1), AR))
    register = (poster.Konto(konto, f"Konto {konto}") for konto in konton)
    fil.write_bytes(skriv((*huvud, *register, *(poster.Ub(0, konto, Decimal(tal)) for konto, tal in konton.items()))))
    return importera_sie(bok, [fil], fraga=lambda _: True, tid=TID)


def andra(bok: Path, *andringar: object) -> None:
    data = bok.read_bytes()
    for ett in andringar:
        data = ett(data)  # type: ignore[operator]  # each is a change of a workbook's bytes
    bok.write_bytes(data)


def belopp(bok: Path, konto: str) -> str:
    return f"H{rad_med(bok.read_bytes(), 'Saldo', Konto=konto)}"


def saldon(bok: Path) -> tuple[Saldorad, ...]:
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    return bokslut.saldon


def konto_vid(bok: Path, adress: str) -> str:
    """Kontot på den rad i Saldo som en cell står på."""
    paket = Paket.oppna(bok.read_bytes())
    return jamforbart(Ark(paket.rot(hitta_blad(paket, "Saldo").del_)).cell(position(adress)[0], 2), paket)


def hang_pa(bok: Path, konto: str) -> str:
    """Kommentar, färg, anteckning bredvid och en egen formel på kontots rad; cellen med beloppet."""
    cell = belopp(bok, konto)
    andra(
        bok,
        lambda data: kommentera(data, "Saldo", cell, f"om {konto}"),
        lambda data: farga(data, "Saldo", cell),
        lambda data: redigering.skriv(data, "Saldo", {f"K{cell[1:]}": f"not om {konto}"}),
        lambda data: skriv_formel(data, EGET, "A1", f"Saldo!{cell}"),
        lambda data: redigering.med_namn(data, "Mitt_konto", f"Saldo!$H${cell[1:]}"),
    )
    return cell


def hanger_pa(bok: Path, cell: str) -> bool:
    data = bok.read_bytes()
    return cell in kommentarscell(data, "Saldo") and fyllnad(data, "Saldo", cell) == "FFFFC000"


def test_det_som_hor_till_ett_konto_foljer_det_genom_tre_inlasningar(bok: Path) -> None:
    cell = hang_pa(bok, "1930")
    omgangar = (
        {**KONTON, "1220": 7_000, "2010": -67_000},
        {"1220": 7_000, "1930": 80_000, "2010": -67_000, "2890": -20_000},
        {**KONTON, "1110": 1_000, "1910": 2_000, "2010": -63_000},
    )
    for nr, konton in enumerate(omgangar):
        las_in(bok, konton)
        assert {rad.konto: int(rad.belopp) for rad in saldon(bok)} == konton
        assert (konto_vid(bok, cell), hanger_pa(bok, cell)) == ("1930", True)
        if nr == 1:
            andra(bok, lambda data: sortera(data, "Saldo", "Konto", fallande=True))
            cell = belopp(bok, "1930")
            ordning = [rad.konto for rad in saldon(bok)]
            assert hanger_pa(bok, cell)
    kvar = [rad.konto for rad in saldon(bok) if rad.konto in ordning]
    assert kvar == [konto for konto in ordning if konto in kvar]


def test_ett_konto_som_forsvinner_star_kvar_utan_belopp_om_nagot_hor_till_det(bok: Path) -> None:
    cell = hang_pa(bok, "1510")
    utan = {"1930": 94_000, "2010": -60_000, "2440": -34_000, "1220": 5_000, "2890": -5_000}
    (varning,) = (ett for ett in las_in(bok, utan).varningar if ett.kod == "rad-star-kvar")
    assert varning.plats == f"Saldo!A{cell[1:]}"
    assert varning.text.startswith("Period 2025-12-31, Konto 1510 finns inte i det som lästs in")
    for vad in (f"kommentaren i Saldo!{cell}", "formeln i Mitt blad!A1", "namnet Mitt_konto", f"Saldo!K{cell[1:]}"):
        assert vad in varning.text
    assert {rad.konto: int(rad.belopp) for rad in saldon(bok)} == {**utan, "1510": 0}
    assert (konto_vid(bok, cell), hanger_pa(bok, cell)) == ("1510", True)
    las_in(bok, {**utan, "1510": 300, "2890": -5_300})
    assert (konto_vid(bok, cell), hanger_pa(bok, cell)) == ("1510", True)
    assert {rad.konto: int(rad.belopp) for rad in saldon(bok)}["1510"] == 300


def test_ett_konto_utan_nagot_som_hor_till_det_ger_sin_plats_at_nasta(bok: Path) -> None:
    plats = belopp(bok, "1510")
    las_in(bok, {"1930": 94_000, "2010": -60_000, "2440": -34_000, "1220": 5_000, "2890": -5_000})
    assert (konto_vid(bok, plats), len(saldon(bok))) == ("1220", 5)


def test_en_formel_over_hela_kolumnen_haller_ingen_rad_kvar(bok: Path) -> None:
    form = redigering.tabellform(bok.read_bytes(), "Saldo")
    andra(bok, lambda data: skriv_formel(data, EGET, "A1", f"SUM(Saldo!H{form.data.rad}:H{form.data.sista_rad})"))
    assert not [ett for ett in las_in(bok, {"1930": 34_000, "2440": -34_000}).varningar if ett.kod == "rad-star-kvar"]
    assert len(saldon(bok)) == 2


def test_samma_fil_en_gang_till_andrar_inte_en_byte_i_saldo(bok: Path) -> None:
    hang_pa(bok, "2440")
    fore = Paket.oppna(bok.read_bytes())
    las_in(bok, KONTON)
    efter = Paket.oppna(bok.read_bytes())
    blad = hitta_blad(fore, "Saldo").del_
    assert Ark(efter.rot(blad)).skriv() == Ark(fore.rot(blad)).skriv()


def test_nytt_ar_namner_det_som_hor_till_rader_som_inte_foljer_med(bok: Path, tmp_path: Path) -> None:
    hang_pa(bok, "1930")
    nytt_ar(bok, tmp_path / "2026.xlsx", tid=TID)
    with pytest.raises(Avbrott, match=r"Kommentaren i Saldo!H6.*skulle förlora sin rad \(Period 2025-12-31, Konto"):
        nytt_ar(tmp_path / "2026.xlsx", tmp_path / "2027.xlsx", tid=TID)


def las_in_exemplet(bok: Path, *, utan: str = "", med_budget: bool = False) -> Filimport:
    """Exemplets egen fil, utan ett kontos saldon, och med en budget på ett annat."""
    kvar = [post for post in poster_ur(las(bokforing())) if not utan or getattr(post, "konto", "") != utan]
    manader = [f"2025{manad:02d}" for manad in range(1, 13)] if med_budget else []
    fil = bok.with_name("exemplet.se")
    fil.write_bytes(skriv((*kvar, *(poster.Pbudget(0, manad, "7010", (), Decimal(200_000)) for manad in manader))))
    budget = Version.PROGNOS if med_budget else None
    return importera_sie(bok, [fil], fraga=lambda _: True, budget=budget, tid=TID)


def nyckel(bok: Path, tabell: str, rad: int) -> list[str]:
    """Det som skiljer raden från andra i tabellen."""
    paket = Paket.oppna(bok.read_bytes())
    form = redigering.tabellform(bok.read_bytes(), tabell)
    ark = Ark(paket.rot(hitta_blad(paket, form.blad).del_))
    rubriker = ("Period", "Konto", "Dimension", "Objekt", "Post", "Version", "Insats", "Tid", "Fil")
    return [jamforbart(ark.cell(rad, form.kolumner[rubrik]), paket) for rubrik in rubriker if rubrik in form.kolumner]


@pytest.mark.parametrize("tabell", ["Objektsaldo", "Importlogg", "Budget"])
def test_raderna_i_varje_tabell_som_fylls_behaller_sin_plats(tmp_path: Path, tabell: str) -> None:
    bok = skapa_bok(tmp_path / "bok.xlsx", exempel="gavleborg-2025", tid=TID)
    las_in_exemplet(bok, utan="3985", med_budget=True)
    form = redigering.tabellform(bok.read_bytes(), tabell)
    rader = range(form.data.rad, form.data.sista_rad + 1)
    fore = {rad: nyckel(bok, tabell, rad) for rad in rader}
    las_in_exemplet(bok, med_budget=True)
    assert {rad: nyckel(bok, tabell, rad) for rad in rader} == fore


def test_en_rad_i_objektsaldo_vars_id_raknas_om_ar_samma_rad(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "bok.xlsx", exempel="gavleborg-2025", tid=TID)
    las_in_exemplet(bok)
    plats = redigering.tabellform(bok.read_bytes(), "Objektsaldo").kolumner["Id"]
    andra(bok, lambda data: kommentera(data, "Objektsaldo", "K7", "fråga revisorn"))
    fore = nyckel(bok, "Objektsaldo", 7)
    andra(bok, lambda data: redigering.skriv(data, "Objektsaldo", {f"{kolumnbokstaver(plats)}7": None}))
    assert not [ett for ett in las_in_exemplet(bok).varningar if ett.kod == "rad-star-kvar"]
    assert (nyckel(bok, "Objektsaldo", 7), kommentarscell(bok.read_bytes(), "Objektsaldo")) == (fore, ["K7"])


def test_en_tom_rad_med_en_kommentar_star_kvar_tom(bok: Path) -> None:
    form = redigering.tabellform(bok.read_bytes(), "Saldo")
    tom = form.data.sista_rad
    andra(bok, lambda data: infoga_rad(data, "Saldo", tom), lambda data: kommentera(data, "Saldo", f"A{tom}", "?"))
    las_in(bok, KONTON)
    assert (konto_vid(bok, f"A{tom}"), len(saldon(bok))) == ("", len(KONTON))


def test_en_rad_som_bara_star_kvar_provas_inte_i_den_byggda_boken(bok: Path, tmp_path: Path) -> None:
    """Boken med raden för en kommentars skull säger detsamma, på varje kontroll, som en bok där den aldrig fanns."""
    ren = Path(shutil.copy(bok, tmp_path / "ren.xlsx"))
    data = bok.read_bytes()
    bok.write_bytes(kommentera(data, "Saldo", f"B{rad_med(data, 'Saldo', Konto='1510')}", "utredd"))
    utan = {"1930": 94_000, "2010": -60_000, "2440": -34_000}
    for vag in (bok, ren):
        las_in(vag, utan)
        bygg(ARSREDOVISNING, vag, tid=TID)
    kvar, borta = (las_bok(Bok(vag.read_bytes())).bokslut for vag in (bok, ren))
    assert kvar is not None
    assert borta is not None
    assert [rad.konto for rad in kvar.saldon if rad.star_kvar] == ["1510"]
    assert len(kvar.saldon) == len(borta.saldon) + 1
    assert bladen(bok)["ÅR Kontroller"] == bladen(ren)["ÅR Kontroller"]
