"""Makroboken mot boken utan makron: samma värden i varje cell, reglerna som anrop av funktionerna, resten orört."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import pytest
from formualizer import load_workbook_bytes
from openpyxl.formula import Tokenizer

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.formelvarden import saknar_varde
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.ooxml import position
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.book.makrobok import FUNKTIONSVARD, PROJEKTDEL
from finsam_xl.book.vba.moduler import moduler
from finsam_xl.book.vba.projekt import projekt
from finsam_xl.figurer.underlag import underlag
from finsam_xl.harkomst.nod import alla
from finsam_xl.harkomst.trad import Foljare
from finsam_xl.kontroller.blad import FORSTA_RAD
from finsam_xl.kontroller.funktioner import funktionskontroller
from finsam_xl.kontroller.register import tillhorande
from finsam_xl.layout.expr import Context, Dialect, Figure, OwnCall, Rule, Text, call, figures, formula, number
from finsam_xl.layout.lint import SAFE_FUNCTIONS, faults
from finsam_xl.layout.own_functions import NO_ANSWER, asked, tried
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.modell import Part
from finsam_xl.rapporter.placerad import bygg as bygg_rapport
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.motorn import koppla_in, ur_motorn
from tests.arbetsbok.filgranser import over_granserna
from tests.arbetsbok.paketlint import brister
from tests.avlast import avlast
from tests.byggda import importerat_och_byggt
from tests.exemplet import TID, exemplet, grunddata, importerat, kontrollera, skiss
from tests.libreoffice import recalculated, recalculated_with_macros, required
from tests.makrofil import makrofil
from tests.rapport.conftest import las
from tests.rapport.granskat import formelceller as formler

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut
    from finsam_xl.udf.register import Udf

Cellplats: TypeAlias = tuple[str, str]
FUNKTIONER = {udf.namn: udf for udf in samtliga()}
I_REGELCELLER = {"AVVIKELSE", "SOLIDITET", "KASSALIKVIDITET", "EK_ANDEL", "EK_GRÄNS", "MÅLKONTROLL", "FÖRDELNING"}
ANTAL_EJ_PROVADE = {("Start", "C45"), ("ÅR Kontroller", "C7")}
EJ_PROVADE_I_ORD = ("Start", "C12")
"""Makroboken har en kontroll per funktion utöver de andra, och ingen funktion har svarat i en fil som byggs."""
VILKEN_SOM_RAKNAR = ("ÅR Poster", "F2")
BYGGETS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


@pytest.fixture(scope="module")
def skapad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelboken med knappar, med sin bokföring inläst och inget byggt."""
    return importerat(tmp_path_factory.mktemp("makrobok") / "skapad.xlsm")


@pytest.fixture(scope="module")
def makroboken(skapad: Path) -> Path:
    return importerat_och_byggt(skapad.with_name("byggd.xlsm"))


def varden(bok: Path) -> dict[Cellplats, object]:
    return {
        (blad.title, cell.coordinate): cell.value
        for blad in avlast(bok, varden=True).worksheets
        for rad in blad.iter_rows()
        for cell in rad
        if cell.value is not None
    }


def under_kontrollerna(plats: tuple[str, str]) -> bool:
    """Om cellen står under de vanliga kontrollerna: funktionernas kontroller och det som alla bygger på."""
    return plats[0] == "ÅR Kontroller" and position(plats[1])[0] >= FORSTA_RAD + len(tillhorande("AR"))


def anropade(formel: str) -> set[str]:
    return {
        del_.value.rstrip("(") for del_ in Tokenizer(formel).items if del_.type == "FUNC" and del_.subtype == "OPEN"
    }


def test_varje_varde_ar_detsamma_i_bada_bockerna(makroboken: Path, byggd: Path) -> None:
    med, utan = varden(makroboken), varden(byggd)
    jamforda = {plats for plats in utan if not plats[0].startswith("_") and not under_kontrollerna(plats)}
    assert len(jamforda) > 3000
    assert {plats for plats in jamforda if med.get(plats) != utan[plats]} == {*ANTAL_EJ_PROVADE, EJ_PROVADE_I_ORD}
    for plats in ANTAL_EJ_PROVADE:
        assert med[plats] - utan[plats] == len(funktionskontroller(poster()))  # type: ignore[operator]


def test_bara_regelcellernas_formler_skiljer_och_tar_funktionens_svar_forst(makroboken: Path, byggd: Path) -> None:
    med, utan = formler(makroboken), formler(byggd)
    svaren = {plats: formel for plats, formel in med.items() if anropade(formel) & FUNKTIONER.keys()}
    egna = {plats for plats in med.keys() - utan.keys() if under_kontrollerna(plats)}
    assert med.keys() - utan.keys() == {*egna, *svaren, VILKEN_SOM_RAKNAR}, "bara svaren och deras kontroller är fler"
    assert {blad for blad, _ in egna} == {"ÅR Kontroller"}
    assert {blad for blad, _ in svaren} == {"ÅR Poster"}
    assert {namn for formel in svaren.values() for namn in anropade(formel) & FUNKTIONER.keys()} == I_REGELCELLER
    assert all(asked(formel[1:]) for formel in svaren.values())
    skilda = {plats: formel for plats, formel in med.items() if plats in utan and formel != utan[plats]}
    assert {blad for blad, _ in skilda} - {"ÅR Kontroller"} == {"ÅR Poster"}
    delade = {plats: tried(formel[1:]) for plats, formel in skilda.items() if plats[0] == "ÅR Poster"}
    assert {plats: f"={delar[1]}" for plats, delar in delade.items() if delar} == {
        plats: utan[plats] for plats in delade
    }
    assert {("ÅR Poster", delar[0]) for delar in delade.values() if delar} == svaren.keys()


def test_formlerna_i_makroboken_anropar_bara_sakra_funktioner_och_vara(makroboken: Path) -> None:
    tillatna = SAFE_FUNCTIONS | FUNKTIONER.keys() | {"IFERROR", "YEAR"}
    assert {namn for formel in formler(makroboken).values() for namn in anropade(formel)} <= tillatna


def poster() -> list[Post]:
    return [post for grupp in ARSREDOVISNING.poster(underlag(exemplet(), "AR")).values() for post in grupp]


def test_varje_post_haller_sig_till_det_tillatna_i_bada_dialekterna() -> None:
    alla = poster()
    assert [fel for post in alla for fel in faults(post.formel)] == []
    assert [fel for post in alla for fel in faults(post.formel, FUNKTIONER)] == []
    okand = Rule(number(1), call("HEMLIG", number(1)))
    assert list(faults(okand)) == []
    assert list(faults(okand, FUNKTIONER)) == ["HEMLIG is outside the safe subset"]


def omraknad(bok: Path, andra: dict[str, Udf]) -> dict[Cellplats, object]:
    """Varje formelcell räknad av motorn med funktionerna inkopplade, som Excel med Python räknar den.

    Så inkopplad läser motorn inte Excels tabeller: formler som hämtar ur dem har sina sparade värden.
    """
    motor = load_workbook_bytes(bok.read_bytes())
    egna, sparade = formler(bok), varden(bok)
    for (blad, cell), formel in egna.items():
        if "[" in formel:
            motor.set_value(blad, *position(cell), sparade.get((blad, cell), ""))
    koppla_in(motor, (FUNKTIONER | andra).values())
    motor.evaluate_all()
    return {(blad, cell): ur_motorn(motor.get_value(blad, *position(cell))) for blad, cell in egna}


def lika(ena: object, andra: object) -> bool:
    if isinstance(ena, date) or isinstance(andra, date):
        return True  # motorn lämnar datum som tal
    if isinstance(ena, int | float) and isinstance(andra, int | float):
        return abs(ena - andra) <= 1e-9 * max(1.0, abs(ena))
    return (ena or "") == (andra or "")


@pytest.fixture(scope="module")
def med_svar(makroboken: Path) -> dict[Cellplats, object]:
    return omraknad(makroboken, {})


def om_funktionerna(makroboken: Path) -> set[Cellplats]:
    """Cellerna som säger om funktionerna svarar: svaren, raden om dem, deras kontroller och antalen av utfall."""
    egna = formler(makroboken)
    svaren = {plats for plats, formel in egna.items() if asked(formel[1:])}
    antalen = {("ÅR Kontroller", "C4"), ("Start", "C42"), EJ_PROVADE_I_ORD, *ANTAL_EJ_PROVADE}
    return {*svaren, *antalen, VILKEN_SOM_RAKNAR, *filter(under_kontrollerna, egna)}


def test_med_funktionerna_inkopplade_blir_varje_siffra_vad_den_visar(
    makroboken: Path, med_svar: dict[Cellplats, object]
) -> None:
    sparade = varden(makroboken)
    assert len(med_svar) > 900
    andra = {plats for plats, varde in med_svar.items() if not lika(varde, sparade.get(plats))}
    assert andra <= om_funktionerna(makroboken)
    assert med_svar[VILKEN_SOM_RAKNAR] == "Reglerna är räknade av våra funktioner."
    rader = las(makroboken)["ÅR Kontroller"]
    utfall = {
        str(rad[0]): med_svar["ÅR Kontroller", f"C{nr}"] for nr, rad in enumerate(rader, 1) if str(rad[0])[:1] == "U"
    }
    assert set(utfall.values()) == {"OK"}


def test_utan_funktionerna_sager_boken_att_formlerna_raknar(makroboken: Path) -> None:
    visade = varden(makroboken)
    svaren = [plats for plats, formel in formler(makroboken).items() if asked(formel[1:])]
    assert {visade[plats] for plats in svaren} == {NO_ANSWER}
    antal = f"{len(svaren)} av {len(svaren)} siffror"
    assert visade[VILKEN_SOM_RAKNAR] == (
        f"Våra funktioner svarar inte här ({antal}): formlerna utan Python räknar, efter samma regler."
    )
    for rad in las(makroboken)["ÅR Kontroller"][FORSTA_RAD - 1 :]:
        if str(rad[0]).startswith("U"):
            assert rad[2] == "EJ PRÖVAD"
            assert str(rad[7]).startswith(f"{str(rad[1]).split()[0]} svarar inte här (")


@pytest.mark.parametrize("namn", sorted(I_REGELCELLER))
def test_en_funktion_som_raknar_fel_blir_en_rod_kontroll(makroboken: Path, namn: str) -> None:
    if namn == "MÅLKONTROLL":
        fel = replace(FUNKTIONER[namn], regel=lambda *_: "Ej uppfylld")
    else:
        fel = replace(FUNKTIONER[namn], regel=partial(_en_mer, FUNKTIONER[namn]))
    raknade = omraknad(makroboken, {namn: fel})
    kontroller = {str(rad[1]): f"C{nummer}" for nummer, rad in enumerate(las(makroboken)["ÅR Kontroller"], start=1)}
    rader = [cell for titel, cell in kontroller.items() if titel.startswith(f"{namn} räknar som")]
    assert "FEL" in {raknade["ÅR Kontroller", cell] for cell in rader}
    egna = formler(makroboken)
    svaren = {plats for plats, formel in egna.items() if asked(formel[1:]) and namn in anropade(formel)}
    visade = {cell: raknade["ÅR Poster", cell] for blad, cell in egna if blad == "ÅR Poster"}
    tagna = {cell: delar[0] for cell in visade if (delar := tried(egna["ÅR Poster", cell][1:]))}
    assert svaren
    assert all(visade[cell] == visade[svar] for cell, svar in tagna.items() if ("ÅR Poster", svar) in svaren)


def _en_mer(udf: Udf, *argument: object) -> object:
    return udf.regel(*argument) + 1


def test_kontrollerna_ar_desamma_i_boken_och_vid_kommandot(makroboken: Path) -> None:
    i_boken = {str(rad[0]): str(rad[2]) for rad in las(makroboken)["ÅR Kontroller"][FORSTA_RAD - 1 :] if rad[0]}
    assert {ett.id: ett.utfall.value for ett in kontrollera(makroboken, tid=TID)} == i_boken
    assert {ident for ident in i_boken if ident.startswith("U")} == {
        f"U{nummer:02}" for nummer in range(1, len(I_REGELCELLER) + 1)
    }


def test_en_formel_med_manga_siffror_delas_sa_att_den_ryms() -> None:
    manga = [
        Post(f"IN_{'x' * 30}{nummer}_avvikelse", Rule(Figure("a") - Figure("b"), OwnCall("AVVIKELSE", (Text("x"),))))
        for nummer in range(120)
    ]
    utan_anrop, med_streck = Post("AR", Figure("a")), replace(manga[0], ident="NT_andel", enhet=Enhet.ANDEL)
    delade = funktionskontroller([*manga, utan_anrop, med_streck])
    assert [ett.id for ett in delade] == ["U01", "U02"]
    uttryck = [ett.prova(underlag(exemplet(), "AR")).skillnad for ett in delade if ett.prova]
    langder = [len(formula(ett, Context("AR", comparison=True))) for ett in uttryck]
    assert max(langder) <= 8_000
    assert sum(len(figures(ett)) - 2 for ett in uttryck) == len(manga) + 1, "varje siffra prövas; a och b läses i båda"


def anropet(bokslut: Bokslut, ident: str) -> str:
    """Siffrans formel i en makrobok."""
    alla = [post for grupp in ARSREDOVISNING.poster(underlag(bokslut, "AR")).values() for post in grupp]
    return formula(next(post.formel for post in alla if post.ident == ident), Context("AR", dialect=Dialect.DESKTOP))


@pytest.mark.parametrize(
    ("konvention", "raden", "resultatet"),
    [
        ("utfall - budget", "", ""),
        ("budget - utfall", ',"budget - utfall"', ',"budget - utfall"'),
        ("som tryckt 2025", ',"som tryckt 2025"', ""),
    ],
)
def test_avvikelsen_anropas_med_grunddatas_konvention(konvention: str, raden: str, resultatet: str) -> None:
    bokslut = grunddata(exemplet(), AR_Avvikelse_drift=konvention)
    assert anropet(bokslut, "DA_personal") == f"AVVIKELSE(AR_DR_personal,AR_DB_personal{raden})"
    assert anropet(bokslut, "DA_resultat") == f"AVVIKELSE(AR_DR_resultat,AR_DB_resultat{resultatet})"
    tecken = "-" if raden else ""
    assert anropet(bokslut, "DA_avskrivningar") == f"{tecken}AR_DR_avskrivningar", "utan budget finns inget att jämföra"


def test_fordelningen_anropas_bara_nar_det_gar_att_fordela() -> None:
    forsta = next(medlem.id for medlem in exemplet().medlemmar if medlem.part is Part.KOMMUN)
    formel = anropet(exemplet(), f"FD_beraknad_{forsta}")
    assert "FÖRDELNING(AR_FD_ram,AR_FD_nyckel_alla,1,FD_Enhet)" in formel
    assert formel.startswith("IF(AND(ROUND(AR_FD_ram/FD_Enhet,6)=INT(ROUND(AR_FD_ram/FD_Enhet,6)),AR_FD_ram>=0,")


@pytest.mark.libreoffice
def test_omraknad_utan_python_har_varje_cell_vad_den_visade(makroboken: Path, tmp_path: Path) -> None:
    """LibreOffice räknar om allt utan makron, som Excel med blockerade makron, en Mac eller ett annat program."""
    required()
    visade, sparade, egna = varden(recalculated(makroboken, tmp_path / "ut")), varden(makroboken), formler(makroboken)
    assert len([formel for formel in egna.values() if anropade(formel) & FUNKTIONER.keys()]) > 40
    assert {plats: visade.get(plats) for plats in egna if not lika(visade.get(plats), sparade.get(plats))} == {}


MARKERAT = 777
XLWINGS = """
Public Function XLPy() As Object
    Set XLPy = New Dictionary
End Function
Public Function RunPython(PythonCommand As String)
End Function
Public Function GetConfig(configKey As String, Optional default As String = "") As Variant
End Function
Public Function FileExists(ByVal FileSpec As String) As Boolean
End Function
"""
PYTHON = """
Public Function CallUDF(module_name, function_name, arguments, book, caller)
    CallUDF = {svar}
End Function
"""


@pytest.mark.libreoffice
def test_nar_funktionerna_svarar_ar_det_deras_svar_som_visas(makroboken: Path, tmp_path: Path) -> None:
    """LibreOffice kör bokens egna funktioner, med en Python som svarar samma tal på allt i stället för xlwings."""
    required()
    raknade = varden(recalculated_with_macros(med_python_som_svarar(makroboken, tmp_path, MARKERAT), tmp_path / "ut"))
    egna = formler(makroboken)
    svaren = {plats for plats, formel in egna.items() if asked(formel[1:])}
    tagna = {plats: ("ÅR Poster", delar[0]) for plats in egna if (delar := tried(egna[plats][1:]))}
    assert set(tagna.values()) == svaren
    assert {plats for plats, svar in tagna.items() if raknade.get(plats) != raknade.get(svar)} == set()
    direkta = {plats for plats in svaren if egna[plats][1:].split("(")[1] in FUNKTIONER}
    assert len(direkta) > 20
    assert {raknade[plats] for plats in direkta} == {MARKERAT}
    assert raknade[VILKEN_SOM_RAKNAR] == "Reglerna är räknade av våra funktioner."
    rader = enumerate(las(makroboken)["ÅR Kontroller"], start=1)
    assert {raknade["ÅR Kontroller", f"C{nr}"] for nr, rad in rader if str(rad[0]).startswith("U")} == {"FEL"}


def med_python_som_svarar(bok: Path, mapp: Path, svar: int) -> Path:
    """Boken med sina egna funktioner i VBA, och med ett bestämt svar i stället för xlwings."""
    paket = Paket.oppna(bok.read_bytes())
    stubbar = {"xlwings": XLWINGS, "Dictionary": PYTHON.format(svar=svar)}
    kodnamn = [f"Blad{nummer}" for nummer, _ in enumerate(innehall.blad(paket), start=1)]
    alla = moduler(kodnamn, samtliga(), FUNKTIONSVARD)
    egna = [replace(modul, kalla=stubbar.get(modul.namn, modul.kalla)) for modul in alla]
    paket.satt(PROJEKTDEL, projekt(egna))
    stubbad = mapp / "stubbad.xlsm"
    stubbad.write_bytes(paket.skriv())
    return stubbad


def test_ingen_formel_ar_langre_an_excel_tar(makroboken: Path) -> None:
    assert max(map(len, formler(makroboken).values())) < 8192


def test_nasta_ars_makrobok_har_sina_varden_och_begar_ingen_omrakning(makroboken: Path, tmp_path: Path) -> None:
    ny = nytt_ar(makroboken, tmp_path / "ny.xlsm", tid=TID).bok
    assert b"fullCalcOnLoad" not in delar(ny)["xl/workbook.xml"]
    assert las(ny)["Start"][1][0] == "Räkenskapsår 2026"
    assert over_granserna(ny.read_bytes()) == []


def test_en_bok_som_ett_annat_program_sparat_utan_varden_far_dem_nar_den_byggs(
    makroboken: Path, tmp_path: Path
) -> None:
    utan = tmp_path / "utan.xlsm"
    makrofil(makroboken.read_bytes()).save(utan)
    assert len(saknar_varde(Paket.oppna(utan.read_bytes()))) > 10
    igen = bygg(ARSREDOVISNING, utan, tmp_path / "igen.xlsm", tid=TID).bok
    assert saknar_varde(Paket.oppna(igen.read_bytes())) == {}
    assert b"fullCalcOnLoad" not in delar(igen)["xl/workbook.xml"]
    assert {plats: varde for plats, varde in varden(igen).items() if plats[0] in {"Start", "Grunddata"}} == {
        plats: varde for plats, varde in varden(makroboken).items() if plats[0] in {"Start", "Grunddata"}
    }


def test_en_siffra_spars_genom_den_formel_som_raknade_den(makroboken: Path) -> None:
    """Funktionens svar står bredvid; här har den inte svarat, och spåret är som i en bok utan makron."""
    bok = Bok(makroboken.read_bytes())
    foljare = Foljare(bok)
    nod = foljare.fran("AR_NT_soliditet")
    assert nod.plats is not None
    delade = tried(bok.ruta(nod.plats).formel)
    assert delade is not None
    assert nod.formel == delade[1]
    assert not [ett.anmarkning for ett in alla(nod) if ett.anmarkning]
    assert lika(foljare.omraknad(nod), nod.varde)


def test_en_siffra_som_funktionen_har_raknat_spars_genom_anropet(makroboken: Path) -> None:
    bok = Bok(makroboken.read_bytes())
    paket = bok.att_andra()
    plats = Foljare(bok).fran("AR_NT_soliditet").plats
    assert plats is not None
    delade = tried(bok.ruta(plats).formel)
    assert delade is not None
    satt_varden(paket, plats.blad, {delade[0]: bok.ruta(plats).varde})
    nod = Foljare(Bok.av(paket)).fran("AR_NT_soliditet")
    assert "SOLIDITET(AR_BR_summa_eget_kapital,AR_BR_summa_tillgangar)" in nod.formel
    assert not nod.anmarkning


def delar(bok: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bok) as arkiv:
        return {namn: arkiv.read(namn) for namn in arkiv.namelist()}


def test_bygget_lamnar_makron_knappar_och_allt_annat_byte_for_byte(skapad: Path, makroboken: Path) -> None:
    fore, efter = delar(skapad), delar(makroboken)
    andrade = {namn for namn in fore if fore[namn] != efter.get(namn)}
    (start,) = andrade - BYGGETS
    assert b"<legacyDrawing " in fore[start], "Starts nyckeltal räknas om, knapparna är kvar"
    assert b"<legacyDrawing " in efter[start]
    for slag in ("vbaProject.bin", "vmlDrawing", "worksheets/_rels/sheet1."):
        (del_,) = (namn for namn in fore if slag in namn)
        assert fore[del_] == efter[del_]
    assert b"sheet.macroEnabled.main+xml" in efter["[Content_Types].xml"]
    assert brister(makroboken.read_bytes()) == []
    assert over_granserna(makroboken.read_bytes()) == []


def test_samma_indata_och_klocka_ger_samma_makrobok(makroboken: Path, tmp_path: Path) -> None:
    igen = bygg(ARSREDOVISNING, makroboken, tmp_path / "igen.xlsm", tid=TID).bok
    assert igen.read_bytes() == makroboken.read_bytes()


def test_ett_blad_som_nagon_andrat_i_makroboken_bevaras(makroboken: Path, tmp_path: Path) -> None:
    oppnad = makrofil(makroboken.read_bytes())
    oppnad["ÅR Noter"]["A3"] = "Egen rubrik"
    andrad = tmp_path / "andrad.xlsm"
    oppnad.save(andrad)
    bevarade = bygg(ARSREDOVISNING, andrad, tmp_path / "ny.xlsm", tid=TID).bevarade
    assert dict(bevarade) == {"ÅR Noter": "ÅR Noter ändrad 2026-03-02"}


def test_skissen_av_en_rapport_utan_makron_har_inga_anrop() -> None:
    utan = bygg_rapport(ARSREDOVISNING, exemplet(), TID)
    assert utan.dialekt is Dialect.NATIVE
    assert b"SOLIDITET(" not in skiss(exemplet()).data
