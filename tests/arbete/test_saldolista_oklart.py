"""Saldolistor vars rubriker, dagar och nummer inte säger allt: rätt belopp, eller avvisade med sina celler."""

from __future__ import annotations

import codecs
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.importera.saldooppning import ar_saldofil, oppna_saldon
from finsam_xl.inlasning.saldolista.talen import lasningar
from finsam_xl.sie import arssaldon
from tests.arbete import saldolistor
from tests.arbete.saldolistor import som_bok, som_text
from tests.arbete.test_saldolista import FILER, STOD, delarna, felen, saldona

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finsam_xl.sie.saldon import Arssaldo

    Kolumner = Callable[[Arssaldo], list[object]]

SIE = FILER["bas"]
NOLL = Decimal(0)


def _ror(s: Arssaldo) -> Decimal:
    return s.belopp - s.ib


def _dec(s: Arssaldo) -> Decimal:
    """En del av årets rörelse, som i december."""
    return (_ror(s) / 7).quantize(Decimal("0.01"))


def _sidor(belopp: Decimal) -> list[object]:
    return [max(belopp, NOLL) + 9, max(-belopp, NOLL) + 9]


def lista(rubriker: list[str], kolumner: Kolumner, over: str = "Råbalans 2025") -> saldolistor.Rader:
    return [[over], ["Konto", "Namn", *rubriker], *([s.konto, s.namn, *kolumner(s)] for s in arssaldon(SIE, 0))]


LASBARA: dict[str, tuple[list[str], Kolumner]] = {
    "månadens rörelse bredvid årets": (["IB", "Period", "Ack", "UB"], lambda s: [s.ib, _dec(s), _ror(s), s.belopp]),
    "saldot är ackumulerat": (["IB", "Period", "Ack"], lambda s: [s.ib, _dec(s), s.belopp]),
    "ackumulerat är årets rörelse": (["IB", "Period", "Ack"], lambda s: [s.ib, _dec(s), _ror(s)]),
    "utfallet är årets rörelse": (["IB", "Utfall"], lambda s: [s.ib, _ror(s)]),
    "utfallet är saldot": (["IB", "Utfall"], lambda s: [s.ib, s.belopp]),
    "ackumulerat på två sidor": (["IB", "Ack debet", "Ack kredit", "UB"], lambda s: [s.ib, *_sidor(_ror(s)), s.belopp]),
    "sidorna och deras netto": (
        ["IB", "Debet", "Kredit", "Netto", "UB"],
        lambda s: [s.ib, *_sidor(_ror(s)), _ror(s), s.belopp],
    ),
    "månaderna och deras summa": (
        ["IB", "jan", "feb", "Totalt"],
        lambda s: [s.ib, _dec(s), _ror(s) - _dec(s), _ror(s)],
    ),
    "tecknet efter": (
        ["IB", "D/K", "UB", ""],
        lambda s: [abs(s.ib), "DK"[s.ib < 0], abs(s.belopp), "DK"[s.belopp < 0]],
    ),
    "streck som inget belopp": (["UB", "Budget"], lambda s: [s.belopp, "-" if s.konto < "5" else ""]),
    "tecknet före": (["Tecken", "UB"], lambda s: ["+-"[s.belopp < 0], abs(s.belopp)]),
}


@pytest.mark.parametrize("form", LASBARA)
def test_beloppen_avgor_vad_kolumnen_ar(form: str, tmp_path: Path) -> None:
    rubriker, kolumner = LASBARA[form]
    ib = "IB" in rubriker
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", lista(rubriker, kolumner)), STOD)
    assert felen(fil) == []
    assert saldona(fil, ib=ib) == saldona(SIE, ib=ib)


OKLARA: dict[str, tuple[list[str], Kolumner, str, str]] = {
    "två med samma rubrik": (["Saldo", "Saldo"], lambda s: [s.ib, s.belopp], "", "saldon-oklar-rubrik D2"),
    "bara månadens rörelse": (
        ["IB", "Period"],
        lambda s: [s.ib, _dec(s)],
        "2025-12-01 - 2025-12-31, räkenskapsår 2025-01-01 - 2025-12-31",
        "saldon-oklar-rubrik D2",
    ),
    "saldot på sina sidor": (
        ["IB", "Debet", "Kredit"],
        lambda s: [s.ib, max(s.belopp, NOLL), max(-s.belopp, NOLL)],
        "",
        "saldon-oklar-rubrik D2",
    ),
    "månadernas summa utan ingående": (
        ["jan", "feb", "Totalt"],
        lambda s: [_dec(s), _ror(s) - _dec(s), _ror(s)],
        "",
        "saldon-gar-inte-ihop",
    ),
    "bara årets rörelser": (["Period", "Ack"], lambda s: [_dec(s), _ror(s)], "", "saldon-oklar-rubrik D2"),
    "bara årets rörelser på sina sidor": (
        ["Debet", "Kredit"],
        lambda s: [max(_ror(s), NOLL), max(-_ror(s), NOLL)],
        "",
        "saldon-oklar-rubrik C2",
    ),
    "tusental utan andra rubriker": (["Saldo (1000-tal kr)"], lambda s: [s.belopp], "", "saldon-tkr C2"),
}


@pytest.mark.parametrize("form", OKLARA)
def test_det_som_inget_avgor_avvisas(form: str, tmp_path: Path) -> None:
    rubriker, kolumner, over, fel = OKLARA[form]
    rader = lista(rubriker, kolumner, over or "Råbalans 2025")
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert felen(fil)[0].startswith(fel)


def test_en_trasig_cell_bland_flera_rorelser_namns_sjalv(tmp_path: Path) -> None:
    rader = lista(*LASBARA["månadens rörelse bredvid årets"])
    rader[6][5] = Decimal("1.25")
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert felen(fil) == ["saldon-rorelse F7"]


def huvudbok(dagen: object, *, maj: object = "2025-05-04") -> saldolistor.Rader:
    """Två bokningar på varje konto: en den dagen, en i maj."""
    rader: saldolistor.Rader = [["Huvudbok 2025"], ["Konto", "Datum", "Text", "Belopp", "Saldo"]]
    for s in arssaldon(SIE, 0):
        rader += [
            [f"{s.konto} {s.namn}", None, "Ingående balans", None, s.ib],
            [s.konto, dagen, "Rättning", _dec(s), s.ib + _dec(s)],
        ]
        rader.append([s.konto, maj, "Faktura", _ror(s) - _dec(s), s.belopp])
    return rader


@pytest.mark.parametrize(
    "dagen",
    [
        date(2025, 3, 1),
        45717,
        "250301",
        "25-03-01",
        "2025/3/1",
        "1/3/2025",
        "01.03.2025",
        "1 mar 2025",
        "2025-03-01 00:00",
    ],
)
def test_bokningens_dag_lases_i_alla_former(dagen: object, tmp_path: Path) -> None:
    (fil,) = oppna_saldon(som_bok(tmp_path / "bok.xlsx", {"Huvudbok": huvudbok(dagen)}), STOD)
    assert saldona(fil) == saldona(SIE)
    i_mars = {konto: ett.belopp for (_, manad, konto, _), ett in fil.psaldo.items() if manad == "202503"}
    assert i_mars == {s.konto: _dec(s) for s in arssaldon(SIE, 0)}


@pytest.mark.parametrize("dagen", ["2025-02-31", "2024-05-04", "13/13/2025", "i maj", date(2024, 12, 31), 99])
def test_en_bokning_utan_en_dag_i_aret_avvisas_med_sin_cell(dagen: object, tmp_path: Path) -> None:
    rader = huvudbok("2025-03-01")
    rader[4][1] = dagen
    (fil,) = oppna_saldon(som_bok(tmp_path / "bok.xlsx", {"Huvudbok": rader}), STOD)
    assert felen(fil) == ["saldon-tid Huvudbok!B5"]


@pytest.mark.parametrize(("manad", "lases"), [("202513", True), ("2025-03", True), ("202602", False), ("abc", False)])
def test_en_bokning_i_en_period(manad: str, tmp_path: Path, *, lases: bool) -> None:
    rader = saldolistor.bokningar_per_manad(SIE)
    rader[5][4] = manad
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"Blad1": rader}), STOD)
    assert felen(fil) == ([] if lases else ["saldon-tid Blad1!E6"])


@pytest.mark.parametrize("som_tal", [True, False])
def test_ett_konto_i_klass_0_som_tappat_sin_nolla_far_den_igen(tmp_path: Path, *, som_tal: bool) -> None:
    rader = saldolistor.omvant_resultat(SIE)
    rader += [[110, "Årsarbetare", NOLL, Decimal(5), Decimal(5)], [990, "Motkonto", NOLL, Decimal(-5), Decimal(-5)]]
    vag = som_bok(tmp_path / "b.xlsx", {"B": rader}) if som_tal else som_text(tmp_path / "b 2025.csv", rader)
    (fil,) = oppna_saldon(vag, STOD)
    assert felen(fil) == []
    assert {rad[0] for rad in saldona(fil)} - {rad[0] for rad in saldona(SIE)} == {"0110", "0990"}
    assert "110 på rad" in fil.diagnoser[0].text


def test_balans_och_resultat_under_varandra_med_var_sina_rubriker(tmp_path: Path) -> None:
    balans = [s for s in arssaldon(SIE, 0) if s.konto < "3"]
    rader: saldolistor.Rader = [["Räkenskapsår 2025"], ["Konto", "Benämning", "Ing balans", "Period", "Utg balans"]]
    rader += [[s.konto, s.namn, s.ib, _ror(s), s.belopp] for s in balans]
    rader += [["Resultatrapport"], ["Konto", "Benämning", "Period", "Ackumulerat", "Budget"]]
    rader += [[s.konto, s.namn, _dec(s), s.belopp, Decimal(7)] for s in arssaldon(SIE, 0)[len(balans) :]]
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"B": rader}), STOD)
    assert felen(fil) == []
    assert saldona(fil) == saldona(SIE)


@pytest.mark.parametrize(
    ("over", "sist"),
    [
        (["Januari - juni 2025"], (6, 30)),
        (["1 januari 2025 - 30 juni 2025"], (6, 30)),
        (["Saldon t.o.m. 30 juni 2025"], (6, 30)),
        (["Per 30/6 2025"], (6, 30)),
        (["Per 30.06.2025"], (6, 30)),
        (["250101-250630"], (6, 30)),
        (["Räkenskapsår 2025", "Period: 01 - 06"], (6, 30)),
        (["Halvår 1 2025"], (6, 30)),
        (["Andra kvartalet 2025"], (6, 30)),
        (["Bokslut 2025", "2026-02-11"], (12, 31)),
        (["Datum: 2026-02-11", "Räkenskapsår 2025"], (12, 31)),
    ],
)
def test_perioden_lases_som_den_ar_skriven(over: list[str], sist: tuple[int, int], tmp_path: Path) -> None:
    rader = [[ett] for ett in over] + lista(["Saldo"], lambda s: [s.belopp])[1:]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert felen(fil) == []
    assert (fil.omfattn or fil.rar[0].slut) == date(2025, *sist)


RUBRIKER = [
    ("Konto", "Utfall t.o.m. perioden"),
    ("Huvudkonto", "Slutsaldo"),
    ("Kontonr/Kontonamn", "Utg. saldo 2512"),
    ("Radetiketter", "Summa av Belopp"),
    ("Konto", "Saldo 25-12-31"),
    ("Konto", "Balans 31/12"),
]


@pytest.mark.parametrize(("konto", "saldo"), RUBRIKER)
def test_rubrikerna_som_systemen_skriver_dem(konto: str, saldo: str, tmp_path: Path) -> None:
    rader: saldolistor.Rader = [["2025"], [konto, saldo]]
    rader += [[f"{s.konto} {s.namn}", s.belopp] for s in arssaldon(SIE, 0)]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", [*rader, ["Totalsumma", NOLL]]), STOD)
    assert felen(fil) == []
    assert saldona(fil, ib=False) == saldona(SIE, ib=False)


@pytest.mark.parametrize("form", ["{}:{}", "SEK {},{}", "{},{} kr", "<{},{}>", "+{},{}"])
def test_beloppen_som_systemen_skriver_dem(form: str) -> None:
    vantat = Decimal("-1234.50") if form.startswith("<") else Decimal("1234.50")
    assert lasningar(form.format("1 234", "50")) == (vantat,)


def test_en_lista_utan_ett_enda_konto_sager_vad_som_star_i_stallet(tmp_path: Path) -> None:
    rader: saldolistor.Rader = [["2025"], ["Konto", "Saldo"]]
    rader += [[f"{s.konto}-000", s.belopp] for s in arssaldon(SIE, 0)]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert felen(fil) == ["saldon-konto A3"]


def test_ett_komma_som_delar_bade_kolumner_och_belopp_avvisas(tmp_path: Path) -> None:
    rader = (f"{s.konto},{s.namn},{s.belopp}".replace(".", ",") for s in arssaldon(SIE, 0))
    (vag := tmp_path / "lista.csv").write_text("\n".join(["2025", "Konto,Namn,Saldo", *rader]), encoding="utf-8")
    (fil,) = oppna_saldon(vag, STOD)
    assert "komma skiljer både kolumnerna och kronor från ören" in fil.diagnoser[0].text


def test_en_text_ar_en_lista_om_den_inte_borjar_som_en_siefil_och_andra_blad_sags_vid_namn(tmp_path: Path) -> None:
    lista_ = som_text(tmp_path / "lista 2025.txt", saldolistor.omvant_resultat(SIE), skilje="\t")
    (sie := tmp_path / "sie.txt").write_bytes(b"\xef\xbb\xbf#FLAGGA 0\n")
    assert ar_saldofil(lista_)
    assert not ar_saldofil(sie)
    (fil,) = oppna_saldon(lista_, STOD)
    assert saldona(fil) == saldona(SIE)
    (vag := tmp_path / "lista.pdf").write_bytes(b"%PDF-1.7 ...")
    assert ar_saldofil(vag)
    assert "PDF" in oppna_saldon(vag, STOD)[0].diagnoser[0].text


def test_bade_ingaende_balans_och_ingaende_saldo_i_en_huvudbok_raknas_en_gang(tmp_path: Path) -> None:
    rader = huvudbok("2025-03-01")
    for nr in range(len(rader) - 1, 1, -1):
        if rader[nr][2] == "Ingående balans":
            rader.insert(nr + 1, [None, None, "Ingående saldo", None, rader[nr][4]])
    (fil,) = oppna_saldon(som_bok(tmp_path / "bok.xlsx", {"Huvudbok": rader}), STOD)
    assert saldona(fil) == saldona(SIE)
    bara = [["Ingående saldo" if cell == "Ingående balans" else cell for cell in rad] for rad in huvudbok("2025-03-01")]
    (fil,) = oppna_saldon(som_bok(tmp_path / "bok.xlsx", {"Huvudbok": bara}), STOD)
    assert saldona(fil) == saldona(SIE)


def test_manader_efter_dagen_som_angavs_avvisas_och_rader_for_andra_ar_sags(tmp_path: Path) -> None:
    rader = saldolistor.manader_som_kolumner(SIE)
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), replace(STOD, dag=date(2025, 11, 30)))
    assert felen(fil) == []
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), replace(STOD, dag=date(2025, 3, 31)))
    assert felen(fil)[0] == "saldon-tid G1"
    i_rader: saldolistor.Rader = [["Konto", "Namn", "År", "Saldo"]]
    for s in arssaldon(SIE, 0):
        i_rader += [[s.konto, s.namn, "2025", s.belopp], [s.konto, s.namn, "2019", Decimal(1)]]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", i_rader), STOD)
    assert saldona(fil, ib=False) == saldona(SIE, ib=False)
    assert "för 2019: rad 3, 5" in fil.diagnoser[0].text


def test_kronor_och_oren_i_var_sin_kolumn_lases_inte(tmp_path: Path) -> None:
    rader: saldolistor.Rader = [["2025"], ["Konto", "Namn", "Kronor", "Ören"]]
    rader += [[s.konto, s.namn, int(s.belopp), abs(int(s.belopp * 100)) % 100] for s in arssaldon(SIE, 0)]
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"B": rader}), STOD)
    assert felen(fil) == ["saldon-ingen-lista "]


def test_ett_konto_sammanslaget_over_sina_objekt_galler_dem_alla(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - bara här

    rader = saldolistor.objekt_som_rader(SIE)
    vag = som_bok(tmp_path / "b.xlsx", {"B": rader})
    bok = openpyxl.load_workbook(vag)
    blad = bok["B"]
    for konto in {str(rad[0]) for rad in rader[2:]}:
        egna = [nr for nr, rad in enumerate(rader, start=1) if str(rad[0]) == konto]
        for kol in (1, 2):
            blad.merge_cells(start_row=egna[0], end_row=egna[-1], start_column=kol, end_column=kol)
    bok.save(vag)
    (fil,) = oppna_saldon(vag, STOD)
    assert felen(fil) == []
    assert (saldona(fil), delarna(fil)) == (saldona(SIE), delarna(SIE))


@pytest.mark.parametrize("klasser", ["2", "3", "23"])
def test_en_klass_utan_minus_vands(klasser: str, tmp_path: Path) -> None:
    rader = lista(["Saldo"], lambda s: [-s.belopp if s.konto[0] in klasser else s.belopp])
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert saldona(fil, ib=False) == saldona(SIE, ib=False)


def test_ar_resultatet_bokfort_sager_dess_konton_vad_som_ar_debet(tmp_path: Path) -> None:
    """Ett underskott med övertrasserad bank, och kredit som plus överallt."""
    konton = [("1930", "Bank", "40000", "-90000"), ("2010", "Eget kapital", "-40000", "-40000")]
    konton += [("2019", "Årets resultat", "0", "130000"), ("3911", "Bidrag", "0", "-500000")]
    konton += [("4010", "Köp", "0", "630000"), ("8999", "Årets resultat", "0", "-130000")]
    rader: saldolistor.Rader = [["2025"], ["Konto", "Namn", "IB", "UB"]]
    rader += [[konto, namn, -Decimal(ib), -Decimal(ub)] for konto, namn, ib, ub in konton]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert [(rad[0], rad[3]) for rad in saldona(fil)] == [(konto, Decimal(ub)) for konto, _, _, ub in konton]


def test_ett_konto_ovanfor_rubrikerna_avvisas(tmp_path: Path) -> None:
    huvud, *konton = saldolistor.omvant_resultat(SIE)
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"B": [*konton[:5], huvud, *konton[5:]]}), STOD)
    assert felen(fil)[0] == "saldon-ingen-lista B!A1"


def test_grupper_och_summor_mellan_kontona_skymmer_inte_kontots_kolumn(tmp_path: Path) -> None:
    rader: saldolistor.Rader = [["2025"], ["Konto/Benämning", "Klartext", "Saldo"]]
    for s in arssaldon(SIE, 0):
        rader += [[f"{s.konto[:2]} Grupp"], [s.konto, s.namn, s.belopp], [f"S:a {s.konto[:2]}", None, s.belopp]]
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"B": rader}), STOD)
    assert saldona(fil, ib=False) == saldona(SIE, ib=False)


def test_en_grupp_med_tre_siffror_och_sin_summa_ar_inget_konto(tmp_path: Path) -> None:
    rader = saldolistor.omvant_resultat(SIE)
    tillgangar = [rad for rad in rader if str(rad[0]).startswith("1")]
    summor = [sum((Decimal(str(rad[kol])) for rad in tillgangar), NOLL) for kol in (2, 3, 4)]
    rader.insert(1 + len(tillgangar), ["199", "Tillgångar", *summor])
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"B": rader}), STOD)
    assert saldona(fil) == saldona(SIE)


def test_sidans_huvud_igen_ar_inget_belopp(tmp_path: Path) -> None:
    rader = saldolistor.klassisk(SIE)
    for nr in (20, 12):
        rader[nr:nr] = [[None, "Transport", None, None, None, None], [SIE.foretag, None, "Sida 2"], *rader[1:5]]
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"B": rader}), STOD)
    assert felen(fil) == []
    assert saldona(fil) == saldona(SIE)


@pytest.mark.parametrize("konto", ["'{}", "{},00", "{} "])
def test_kontot_som_excel_skriver_det(konto: str, tmp_path: Path) -> None:
    rader = [
        [konto.format(rad[0]), *rad[1:]] if str(rad[0]).isdigit() else rad for rad in saldolistor.omvant_resultat(SIE)
    ]
    (fil,) = oppna_saldon(som_text(tmp_path / "b 2025.csv", rader), STOD)
    assert saldona(fil) == saldona(SIE)


@pytest.mark.parametrize("kod", ["utf-16-le", "utf-16-be", "cp437"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF16_LE])
def test_texten_lases_utan_att_den_sager_sin_teckenkod(kod: str, bom: bytes, tmp_path: Path) -> None:
    if bom and kod != "utf-16-le":
        return
    vag = som_text(tmp_path / "lista 2025.csv", saldolistor.omvant_resultat(SIE), kod=kod)
    vag.write_bytes(bom + vag.read_bytes())
    (fil,) = oppna_saldon(vag, STOD)
    assert saldona(fil) == saldona(SIE)


def test_ett_dolt_blad_lases_inte_bredvid_ett_synligt_och_dolda_rader_sags(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - bara här

    vag = som_bok(tmp_path / "b.xlsx", {ett: saldolistor.klassisk(SIE) for ett in ("Gammalt", "Råbalans")})
    bok = openpyxl.load_workbook(vag)
    bok["Gammalt"].sheet_state = "hidden"
    bok["Råbalans"].row_dimensions[9].hidden = True
    bok.active = 1
    bok.save(vag)
    (fil,) = oppna_saldon(vag, STOD)
    assert saldona(fil) == saldona(SIE)
    assert "inte läses: Gammalt (dolt)" in fil.diagnoser[0].text
    assert "Dolda rader är lästa som de andra: rad 9" in fil.diagnoser[0].text
