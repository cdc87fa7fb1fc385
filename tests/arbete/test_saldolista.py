"""Råbalansen som kalkylblad: i alla sina former ger den SIE-filens saldon, och en trasig avvisas med sina celler."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.importera.saldooppning import oppna_saldon
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.harkomst.etikett import Etiketter
from finsam_xl.hosts import cli
from finsam_xl.inlasning.saldolista.bokstod import Bokstod
from finsam_xl.inputs import las_bok
from finsam_xl.modell import Niva
from finsam_xl.sie import arssaldon, las_fil, objektsaldon
from tests.arbete import saldolistor
from tests.arbete.saldolistor import DIMENSION, FORMER, som_bok, som_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.modell import Bokslut
    from finsam_xl.sie import SieFil

OSTRA = Path(__file__).parents[3] / "shared" / "ostra_malarbygden"
FILER = {plan: las_fil(OSTRA / f"huvudbok_{plan}_2025.se") for plan in ("bas", "kommunbas")}
STOD = Bokstod(insats=DIMENSION)


def saldona(fil: SieFil, *, ib: bool = True, arsnr: int = 0) -> list[tuple[object, ...]]:
    alla = (rad for rad in arssaldon(fil, arsnr) if (ib and rad.ib) or rad.belopp)
    return [(rad.konto, rad.namn, rad.ib if ib else None, rad.belopp) for rad in alla]


def delarna(fil: SieFil) -> set[tuple[str, str, Decimal]]:
    return {(post.konto, post.objekt, post.belopp) for post in objektsaldon(fil, 0, DIMENSION) if post.belopp}


def felen(fil: SieFil) -> list[str]:
    return [f"{ett.kod} {ett.cell}" for ett in fil.diagnoser if ett.niva is Niva.FEL]


@pytest.mark.parametrize("plan", FILER)
@pytest.mark.parametrize("form", FORMER)
def test_varje_form_ger_siefilens_saldon(form: str, plan: str, tmp_path: Path) -> None:
    sie, formen = FILER[plan], FORMER[form]
    (fil,) = oppna_saldon(som_bok(tmp_path / "råbalans.xlsx", {"Råbalans": formen.rader(sie)}), STOD)
    assert felen(fil) == []
    assert fil.rar[0] == sie.rar[0]
    assert saldona(fil, ib=formen.ib) == saldona(sie, ib=formen.ib)
    assert not formen.objekt or delarna(fil) == delarna(sie)


@pytest.mark.parametrize(
    ("skrivet", "skilje", "kod"),
    [
        (saldolistor.svenskt, ";", "cp1252"),
        (saldolistor.minus_efter, ";", "utf-8-sig"),
        (saldolistor.parentes, "\t", "utf-16"),
        (saldolistor.engelskt, ",", "utf-8"),
        (str, "|", "utf-8"),
    ],
)
@pytest.mark.parametrize("form", ["klassisk", "objekt som rader", "två rubrikrader"])
def test_en_textfil_ger_samma_saldon(
    form: str, skrivet: Callable[[Decimal], str], skilje: str, kod: str, tmp_path: Path
) -> None:
    rader = FORMER[form].rader(FILER["bas"])
    (fil,) = oppna_saldon(som_text(tmp_path / "råbalans 2025.csv", rader, skrivet, skilje, kod), STOD)
    assert felen(fil) == []
    assert saldona(fil) == saldona(FILER["bas"])


def test_tva_ar_i_varsin_kolumn_ger_jamforelsen(tmp_path: Path) -> None:
    rader = saldolistor.konto_i_en_cell(FILER["bas"])
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"Blad1": rader}), STOD)
    assert saldona(fil, ib=False, arsnr=-1) == [
        rad for rad in saldona(FILER["bas"], ib=False, arsnr=-1) if rad[0] in {ett.konto for ett in arssaldon(fil, -1)}
    ]


def test_ett_ar_per_blad_ger_tva_filer_och_balans_och_resultat_pa_var_sitt_en(tmp_path: Path) -> None:
    sie, fjol = FILER["bas"], las_fil(OSTRA / "huvudbok_bas_2024.se")
    inledning: saldolistor.Rader = [["Hej", "du"]]
    blad = {"2025": saldolistor.klassisk(sie), "2024": saldolistor.klassisk(fjol), "Läs mig": inledning}
    filer = oppna_saldon(som_bok(tmp_path / "b.xlsx", blad), STOD)
    assert [fil.rar[0].slut.year for fil in filer] == [2025, 2024]
    assert saldona(filer[1]) == saldona(fjol)
    assert "inte läses: Läs mig" in filer[0].diagnoser[0].text
    huvud, *konton = saldolistor.omvant_resultat(sie)
    delade = {
        "Balans": [huvud, *(rad for rad in konton if str(rad[0]) < "3")],
        "Resultat": [huvud, *(rad for rad in konton if str(rad[0]) >= "3")],
    }
    (fil,) = oppna_saldon(som_bok(tmp_path / "c.xlsx", delade), STOD)
    assert saldona(fil) == saldona(sie)


@pytest.mark.parametrize(
    ("rad", "kol", "varde", "fel"),
    [
        (9, 6, Decimal("1.25"), "saldon-rorelse Blad1!F9"),
        (9, 3, "ett belopp", "saldon-belopp Blad1!C9"),
        (9, 1, "Bank", "saldon-konto Blad1!A9"),
        (9, 1, "2510", "saldon-dubbelt-konto"),
        (4, 1, "Belopp i tkr", "saldon-tkr Blad1!A4"),
        (5, 1, "Sak", "saldon-ingen-lista"),
        (9, 6, "#DIV/0!", "saldon-belopp Blad1!F9"),
        (9, 6, "=1+1", "saldon-belopp Blad1!F9"),
        (9, 6, True, "saldon-belopp Blad1!F9"),
        (9, 1, date(1930, 1, 1), "saldon-konto Blad1!A9"),
    ],
)
def test_en_trasig_avvisas_med_sin_cell(rad: int, kol: int, varde: object, fel: str, tmp_path: Path) -> None:
    rader = [list(ett) for ett in saldolistor.klassisk(FILER["bas"])]
    rader[rad - 1] += [None] * (kol - len(rader[rad - 1]))
    rader[rad - 1][kol - 1] = rader[12][0] if fel.startswith("saldon-dubbelt") else varde
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"Blad1": rader}), STOD)
    assert fil.avvisad
    assert felen(fil)[0].startswith(fel)


def test_en_som_inte_gar_ihop_avvisas_med_raden_som_forklarar_det(tmp_path: Path) -> None:
    rader = [list(ett) for ett in saldolistor.saldo_i_debet_och_kredit(FILER["bas"])]
    rad = next(nr for nr, ett in enumerate(rader) if ett and ett[0] == "2440")
    rader[rad][2], rader[rad][3] = rader[rad][3], None
    (fil,) = oppna_saldon(som_bok(tmp_path / "b.xlsx", {"Blad1": rader}), STOD)
    assert felen(fil) == [f"saldon-gar-inte-ihop Blad1!C{rad + 1}"]


MANADER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MANADSRUBRIKER = {
    "jan-25": [f"{namn}-25" for namn in MANADER],
    "Utfall jan": [f"Utfall {namn}" for namn in MANADER],
    "Period 1": [f"Period {nr}" for nr in range(1, 13)],
    "P01": [f"P{nr:02d}" for nr in range(1, 13)],
    "2501": [f"25{nr:02d}" for nr in range(1, 13)],
    "2025-01-01": [f"2025-{nr:02d}-01" for nr in range(1, 13)],
}


@pytest.mark.parametrize("rubriker", MANADSRUBRIKER)
@pytest.mark.parametrize("slut", [[], ["Utgående balans"]])
def test_manaderna_i_kolumner_ger_siefilens_saldon(rubriker: str, slut: list[str], tmp_path: Path) -> None:
    sie, noll = FILER["bas"], [Decimal(0)] * 10
    rader: list[list[object]] = [["Råbalans 2025"], ["Konto", "Namn", "IB", *MANADSRUBRIKER[rubriker], *slut]]
    for rad in arssaldon(sie, 0):
        manader = [rad.belopp - rad.ib - Decimal(5), *noll, Decimal(5)]
        rader.append([rad.konto, rad.namn, rad.ib, *manader, *([rad.belopp] if slut else [])])
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert saldona(fil) == saldona(sie)
    assert (
        sum(ett.belopp for (_, period, konto, _), ett in fil.psaldo.items() if (period, konto) == ("202512", "4010"))
        == 5
    )


@pytest.mark.parametrize(
    ("rubriker", "nu", "ib"),
    [
        (["Saldo 2024", "Saldo"], 1, False),
        (["Saldo", "Saldo 2024"], 0, False),
        (["Saldo 2024-12-31", "Saldo 2025-12-31"], 1, False),
        (["Saldo 2025-12-31", "Saldo 2025-06-30"], 0, False),
        (["Saldo 2025-06-30", "Utgående balans"], 1, False),
        (["2025-01-01", "2025-12-31"], 1, True),
        (["IB 2025", "UB 2025", "Utfall"], 1, True),
    ],
)
def test_av_flera_saldon_galler_arets_sista(rubriker: list[str], nu: int, *, ib: bool, tmp_path: Path) -> None:
    sie = FILER["bas"]
    rader: list[list[object]] = [["Råbalans 2025-12-31"], ["Konto", "Namn", *rubriker]]
    for rad in arssaldon(sie, 0):
        andra = rad.ib if str(rad.konto) < "3" else Decimal(0)
        rader.append([rad.konto, rad.namn, *(rad.belopp if nr == nu else andra for nr in range(len(rubriker)))])
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert fil.rar[0] == sie.rar[0]
    assert saldona(fil, ib=ib) == saldona(sie, ib=ib)
    assert ("Ingående balans 2025 saknas" in fil.diagnoser[0].text) is not ib


@pytest.mark.parametrize(
    ("over", "namn"),
    [
        ("Samordningsförbundet Vindkanten", "Samordningsförbundet Vindkanten"),
        ("Företag: Sjuhärads samordningsförbund, org.nr 222000-1818", "Sjuhärads samordningsförbund"),
        ("Norrby kommun", ""),
    ],
)
def test_forbundets_namn_ovanfor_rubrikerna_lases(over: str, namn: str, tmp_path: Path) -> None:
    rader: list[list[object]] = [[over], ["Råbalans 2025"], ["Konto", "Namn", "Saldo"]]
    rader += [[rad.konto, rad.namn, rad.belopp] for rad in arssaldon(FILER["bas"], 0)]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert fil.foretag == namn


def test_dagen_med_klockslag_ar_utskriftens_och_ett_saldo_kan_ha_sin_sida_efter_sig(tmp_path: Path) -> None:
    sie = FILER["bas"]
    huvud: list[list[object]] = [["2026-01-15 08:32", "Sida 1"], ["Period", "2501-2512"]]
    sidor: list[list[object]] = [["Konto", "Namn", "Debetsaldo", "Kreditsaldo"]]
    bokstaver: list[list[object]] = [["Konto", "Namn", "Saldo"]]
    for rad in arssaldon(sie, 0):
        sidor.append([rad.konto, rad.namn, max(rad.belopp, Decimal(0)), max(-rad.belopp, Decimal(0))])
        bokstaver.append([rad.konto, rad.namn, f"{abs(rad.belopp)} {'K' if rad.belopp < 0 else 'D'}"])
    for rader in (sidor, bokstaver):
        (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", [*huvud, *rader]), STOD)
        assert fil.rar[0] == sie.rar[0]
        assert saldona(fil, ib=False) == saldona(sie, ib=False)


def test_bara_ingaende_balans_ar_inget_ar(tmp_path: Path) -> None:
    rader: list[list[object]] = [["Råbalans 2025"], ["Konto", "Namn", "IB", "Kvar"]]
    rader += [[rad.konto, rad.namn, rad.ib, rad.belopp] for rad in arssaldon(FILER["bas"], 0)]
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert felen(fil) == ["saldon-gar-inte-ihop A2"]
    assert "Läses inte: «Kvar»" in fil.diagnoser[0].text


@pytest.mark.parametrize("forst", [["Datum", "Ver"], ["Ver", "Datum"]])
def test_en_huvudbok_med_kontona_som_rubriker(forst: list[str], tmp_path: Path) -> None:
    """Också en bokning som heter «Årets resultat» är en bokning."""
    sie = FILER["bas"]
    rader: list[list[object]] = [["Huvudbok 2025-01-01 - 2025-12-31"], [*forst, "Text", "Belopp", "Saldo"]]
    for rad in arssaldon(sie, 0):
        dag = ["2025-12-31", "A1"] if forst[0] == "Datum" else ["A1", "2025-12-31"]
        rader += [[f'="{rad.konto} {rad.namn}"'], ["", "", "Ingående balans", "", rad.ib]]
        rader.append([*dag, "Årets resultat", rad.belopp - rad.ib, rad.belopp])
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert saldona(fil) == saldona(sie)


def test_samma_fel_i_ingaende_och_utgaende_balans_avvisas_nar_resultatet_ar_bokfort(tmp_path: Path) -> None:
    rader: list[list[object]] = [["Råbalans 2025"], ["Konto", "Namn", "IB", "UB"]]
    for rad in arssaldon(FILER["bas"], 0):
        fel = Decimal(5) if rad.konto == "1930" else Decimal(0)
        rader.append([rad.konto, rad.namn, rad.ib + fel, rad.belopp + fel])
    (fil,) = oppna_saldon(som_text(tmp_path / "lista.csv", rader), STOD)
    assert felen(fil)[0].startswith("saldon-gar-inte-ihop")
    assert "summerar till 5,00 kr" in fil.diagnoser[0].text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04skr\xe4p", b"%PDF-1.7", b"\x00\x01\x02" * 50, "åäö".encode() * 9])
@pytest.mark.parametrize("andelse", [".xlsx", ".csv"])
def test_det_som_inte_ar_ett_kalkylblad_avvisas(data: bytes, andelse: str, tmp_path: Path) -> None:
    (vag := tmp_path / f"fil{andelse}").write_bytes(data)
    (fil,) = oppna_saldon(vag, STOD)
    assert fil.avvisad


def test_utan_ar_fragas_efter_perioden(tmp_path: Path) -> None:
    rader = [rad for rad in saldolistor.klassisk(FILER["bas"]) if not str(rad[:1]).startswith("['Räk")]
    vag = som_bok(tmp_path / "b.xlsx", {"Blad1": rader})
    (fil,) = oppna_saldon(vag, STOD)
    assert [ett.kod for ett in fil.diagnoser] == ["saldon-ar-saknas"]
    (fil,) = oppna_saldon(vag, Bokstod(DIMENSION, dag=FILER["bas"].rar[0].slut))
    assert saldona(fil) == saldona(FILER["bas"])


def test_i_en_bok_ger_rabalansen_siefilens_rader_och_en_trasig_skriver_inget(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sie, bok = FILER["bas"], tmp_path / "bok.xlsx"
    som_bok(tmp_path / "råbalans.xlsx", {"Råbalans": saldolistor.objekt_som_rader(sie)})
    med_formel = [list(rad) for rad in saldolistor.objekt_som_rader(sie)]
    med_formel[2][1] = "=1+1"
    som_text(tmp_path / "råbalans.csv", med_formel)
    assert cli.main(["skapa", str(bok), "--ur-saldon", str(tmp_path / "råbalans.xlsx")]) == 0
    last: dict[str, Bokslut] = {}
    for fil in (OSTRA / "huvudbok_bas_2025.se", tmp_path / "råbalans.xlsx", tmp_path / "råbalans.csv"):
        assert cli.main(["importera-saldon", str(bok), str(fil), "--ja"]) == 0
        inlast = las_bok(Bok(bok.read_bytes()), for_inlasning=True).bokslut
        assert inlast is not None
        last[fil.suffix] = inlast
    sagt = capsys.readouterr().out
    assert (
        "A konto, B benämning, C objekt, D objektets namn, E ingående balans, F utgående balans 2025"
        in sagt.replace("\n    ", " ")
    )
    arets = {andelse: [rad for rad in ett.saldon if rad.period.year == 2025] for andelse, ett in last.items()}
    assert [replace(rad, sie_rad=1) for rad in arets[".se"] if rad.ib or rad.belopp] == [
        replace(rad, sie_rad=1) for rad in arets[".xlsx"] if rad.ib or rad.belopp
    ]
    forsta, *ovriga = arets[".csv"]
    assert [replace(forsta, benamning=arets[".xlsx"][0].benamning), *ovriga] == arets[".xlsx"]
    assert forsta.benamning == "=1+1", "en formel i filen är text i boken"
    assert {(rad.konto, rad.id, rad.belopp) for rad in last[".csv"].objektsaldon if rad.belopp} == {
        (rad.konto, rad.id, rad.belopp) for rad in last[".se"].objektsaldon if rad.belopp and rad.period.year == 2025
    }
    assert Etiketter(Bok(bok.read_bytes())).fil("2025-12-31") == "råbalans.csv"
    assert [rad.sietyp for rad in last[".csv"].importlogg] == ["4", "saldolista", "saldolista"]
    fore = bok.read_bytes()
    trasig = [list(rad) for rad in saldolistor.objekt_som_rader(sie)]
    trasig[4][5] = "ett belopp"
    som_bok(tmp_path / "trasig.xlsx", {"Råbalans": trasig})
    assert cli.main(["importera-saldon", str(bok), str(tmp_path / "trasig.xlsx"), "--ja"]) == 2
    assert "trasig.xlsx Råbalans!F5" in capsys.readouterr().err
    assert bok.read_bytes() == fore
