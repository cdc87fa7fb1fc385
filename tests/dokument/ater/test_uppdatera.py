"""Exemplets årsredovisning som dokument: boken ändras, någon arbetar i Word, och dokumentet uppdateras."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.arbete.dokument.mallen import mallen
from finsam_xl.arbete.dokument.uppdatera import uppdatera
from finsam_xl.arbete.dokument.uppdateringsrader import uppdateringsrader
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.dokument.ater.avtryck import text
from finsam_xl.dokument.ater.ramar import ramar
from finsam_xl.dokument.ater.wordxml import W, wn
from finsam_xl.dokument.oppning import textdelar
from finsam_xl.hosts.cli import main
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import demobok
from tests.dokument.ater.provdokument import dokument, paketet
from tests.dokument.ater.redigerat import KROPP, kommenterat, redigerat, skriv_om, som_word, sparat
from tests.exemplet import TID
from tests.redigering import rad_med, skriv

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.arbetsbok.opc.ooxml import Element

BALANSRAKNING = "tabell:AR_BR"
KASSAFLODE = "tabell:AR_KF"
KASSAN = "tal:AR_BR_kassa"
KORTET = "kort:BI_KORT/safe"
NOT = "tabell:AR_NOT4"


@pytest.fixture(scope="module")
def gjort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Boken och dokumentet bredvid varandra, och boken som den är när leverantörsskulderna och kassan har vuxit."""
    mapp = tmp_path_factory.mktemp("dokument")
    bok = Path(shutil.copy(demobok(), mapp / "bok.xlsx"))
    gor_dokument(ARSREDOVISNING, bok, mapp / "rapport.docx", tid=TID)
    data = bok.read_bytes()
    kassan, skulden = (rad_med(data, "Saldo", Konto=konto, Period="46022") for konto in ("1930", "2440"))
    andrat = skriv(data, "Saldo", {f"H{kassan}": 11_954_000, f"H{skulden}": -452_200})
    andrat = skriv(andrat, "Insatskort", {"B5": "Ett nytt syfte för dansen."})
    (mapp / "andrad.xlsx").write_bytes(skriv(andrat, "Grunddata", {"B13": date(2026, 3, 12)}))
    return mapp


@pytest.fixture
def kopia(gjort: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gjort / "rapport.docx", tmp_path / "rapport.docx"))


def _ramtexter(fil: Path) -> dict[str, list[str]]:
    paket = paketet(fil.read_bytes())
    texter: dict[str, list[str]] = {}
    for del_ in textdelar(paket):
        for ram in ramar(del_, paket.rot(del_)):
            texter.setdefault(ram.marke, []).append(text(ram.innehall))
    return texter


def test_ett_dokument_som_ar_som_boken_skrivs_inte(gjort: Path, kopia: Path) -> None:
    fore = kopia.stat().st_mtime_ns
    utfall = uppdatera(kopia, gjort / "bok.xlsx", tid=TID)
    assert not utfall.skrivet
    assert (kopia.read_bytes(), kopia.stat().st_mtime_ns) == ((gjort / "rapport.docx").read_bytes(), fore)
    assert next(iter(uppdateringsrader(utfall))).startswith("Boken har inte ändrats sedan rapport.docx gjordes: ")


def test_det_som_nagon_gjort_i_word_star_kvar_och_allt_annat_blir_som_i_ett_nytt_dokument(
    gjort: Path, kopia: Path
) -> None:
    data = kopia.read_bytes()
    for gor in (
        skriv_om("Summan av tillgångarna är", "Alla våra tillgångar är tillsammans"),
        partial(_skriv_i, KASSAN, "knappt 12 mnkr"),
        partial(_skriv_i, BALANSRAKNING, "11 805"),
        partial(_skriv_i, KORTET, "Något av våra egna ord"),
        lambda rot: kommenterat(_hela(rot, KASSAFLODE))(rot),
        lambda rot: sparat(_hela(rot, NOT))(rot),
        som_word,
    ):
        data = redigerat(data, gor)
    kopia.write_bytes(data)
    utfall = uppdatera(kopia, gjort / "andrad.xlsx", tid=TID)
    assert utfall.skrivet
    assert utfall.fornyelse.aldre
    kvar = {ett.namn: ett.skillnader for ett in utfall.fornyelse.behallna}
    assert kvar.keys() == {
        "Kassa och bank",
        "Balansräkning",
        "Kassaflödesanalys",
        "Not 4 Kortfristiga skulder",
        "SAFE – samverkan för etablering",
    }
    assert "Dans för hälsa" in utfall.fornyelse.tabeller
    assert kvar["Kassa och bank"] == ("Där står «knappt 12 mnkr», och boken ger nu «11 954 tkr».",)
    nytt = gjort / "nytt.docx"
    gor_dokument(ARSREDOVISNING, gjort / "andrad.xlsx", nytt, tid=TID)
    efter, fran_boken = _ramtexter(kopia), _ramtexter(nytt)
    olika = {_utan_rubrik(market) for market, texter in efter.items() if texter != fran_boken.get(market)}
    assert olika == {f"finsam:{nyckel}" for nyckel in (KASSAN, BALANSRAKNING, KASSAFLODE, NOT, KORTET)}
    hela = "".join(ett.text or "" for ett in paketet(kopia.read_bytes()).rot(KROPP).iter(wn("t")))
    assert "Alla våra tillgångar är tillsammans 12 070 tkr" in hela.replace("\N{NO-BREAK SPACE}", " ")
    funna = [str(ett) for ett in OpenXmlValidator().validate(str(kopia)).errors]
    assert [ett for ett in funna if ett.startswith("[schema]")] == []
    rader = list(uppdateringsrader(utfall))
    assert rader[0] == "Boken har ändrats sedan rapport.docx gjordes."
    assert any(rad.startswith("Står kvar: Kassa och bank, i «") for rad in rader)


def _utan_rubrik(market: str) -> str:
    """Om mallen ger tabellen en rubrik är mallens sak."""
    return market.replace(", med rubrik", "")


def _hela(rot: Element, nyckel: str) -> str:
    """Nyckeln som den står i dokumentet."""
    market = next(ett.marke for ett in ramar(KROPP, rot) if _utan_rubrik(ett.marke) == f"finsam:{nyckel}")
    return market.removeprefix("finsam:")


def _skriv_i(nyckel: str, nytt: str, rot: Element) -> None:
    """Någon skriver över det första ordet som är en siffra i en ram."""
    ram = next(ett for ett in ramar(KROPP, rot) if _utan_rubrik(ett.marke) == f"finsam:{nyckel}")
    ett = next(ett for ett in ram.innehall.iter(wn("t")) if any(tecken.isdigit() for tecken in ett.text or ""))
    ett.text = nytt


def test_laget_sags_utan_att_nagot_skrivs(gjort: Path, kopia: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fore = kopia.read_bytes()
    assert main(["dokument", "--läge", str(kopia), str(gjort / "andrad.xlsx")]) == 1
    sagt = " ".join(capsys.readouterr().out.split())
    assert "Boken har ändrats sedan rapport.docx gjordes. Skulle förnyas: " in sagt
    assert "Balansräkning" in sagt
    assert kopia.read_bytes() == fore


EGEN = f"""<w:body xmlns:w="{W}">
<w:p><w:r><w:t>Soliditeten är {{{{ AR_NT_so</w:t></w:r><w:proofErr w:type="spellEnd"/>
<w:r><w:t>liditet }}}}.</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">{{{{ om AR_BR_kassa finns }}}}Kassan är </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>
<w:t>{{{{ AR_BR_kassa }}}}</w:t></w:r><w:r><w:t xml:space="preserve"> vid årets slut{{{{ slut }}}}.</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r>
<w:t>{{{{ AR_BR_skulder }}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>
<w:t>{{{{ AR_BR_summa_tillgangar }}}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>
<w:p><w:r><w:t>{{{{ tabell Not 4 Kortfristiga skulder }}}}</w:t></w:r></w:p>
<w:sectPr/></w:body>"""


def test_en_egen_mall_behovs_inte_for_att_uppdatera_dokumentet(gjort: Path, tmp_path: Path) -> None:
    mall, ut = tmp_path / "mall.docx", tmp_path / "eget.docx"

    def egen(rot: Element) -> None:
        rot[:] = [etree.fromstring(EGEN)]

    mall.write_bytes(redigerat(mallen(ARSREDOVISNING), egen))
    besked = gor_dokument(ARSREDOVISNING, gjort / "bok.xlsx", ut, mall, tid=TID).besked
    assert any(ett.startswith("Summa tillgångar står i en textruta") for ett in besked)
    mallens_data = mall.read_bytes()
    mall.unlink()
    utfall = uppdatera(ut, gjort / "andrad.xlsx", tid=TID)
    rot = paketet(ut.read_bytes()).rot(KROPP)
    texter = [text(stycke) for stycke in rot.iter(wn("p"))]
    assert texter[:4] == ["Soliditeten är 62 %.", "Kassan är 11 954 tkr vid årets slut.", "4 568 tkr", "11 920 tkr"]
    fet = [run for run in rot.iter(wn("r")) if run.find(f"{wn('rPr')}/{wn('b')}") is not None]
    assert [text(run) for run in fet[:1]] == ["11 954 tkr"]
    assert "Not 4 Kortfristiga skulder" in utfall.fornyelse.tabeller
    assert utfall.fasta == ("Summa tillgångar",)
    assert {"Resultaträkning", "Balansräkning"} <= set(utfall.nya)
    assert "Not 4 Kortfristiga skulder" not in utfall.nya
    assert utfall.oprovad_mall == "mall.docx"
    mall.write_bytes(mallens_data)
    igen = uppdatera(ut, gjort / "andrad.xlsx", bara_lage=True, tid=TID)
    assert (igen.andra_siffror, igen.oprovad_mall, igen.tillkomna, igen.bortfallna) == (False, "", (), ())
    assert any(rad.startswith("Förnyas aldrig, för att de står i en textruta") for rad in uppdateringsrader(utfall))


@pytest.mark.parametrize(
    ("resten", "varfor"),
    [
        (["--uppdatera", "a.docx", "b.xlsx", "c.xlsx"], "Ange dokumentet och arbetsboken"),
        (["arsredovisning", "b.xlsx", "--uppdatera", "a.docx"], "Ange dokumentet och arbetsboken"),
        (["--uppdatera", "a.docx", "--mall", "m.docx"], "tar bara --pdf till"),
        (["--läge", "a.docx", "--pdf"], "--läge tar inget annat val"),
    ],
)
def test_val_som_inte_hor_till_en_uppdatering_sags(
    resten: list[str], varfor: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dokument", *resten]) == 2
    assert varfor in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("las", ["~$rapport.docx", "~$pport.docx", ".~lock.rapport.docx#"])
def test_ett_dokument_som_ar_oppet_sags_och_ror_inte(gjort: Path, kopia: Path, las: str) -> None:
    """Word nämner sin låsfil efter dokumentet, utan de första bokstäverna när namnet är långt."""
    kopia.with_name(las).write_bytes(b"")
    with pytest.raises(Avbrott, match=r"rapport\.docx är öppen i Word eller LibreOffice"):
        uppdatera(kopia, gjort / "bok.xlsx", tid=TID)
    assert kopia.read_bytes() == (gjort / "rapport.docx").read_bytes()


def _utan_minne(data: bytes) -> bytes:
    paket = paketet(data)
    paket.ta_bort("customXml/item1.xml")
    return paket.skriv()


VAGRADE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "ett annat dokument": (_utan_minne, "är inte gjort av det här programmet"),
    "boken ligger någon annanstans": (lambda data: data, "heter bok.xlsx och ligger inte bredvid"),
    "en okänd bok": (lambda _: dokument(med={"rapport": "AR"}), "är inte känd"),
    "en halv fil": (lambda data: data[:1000], "är skadat och kan inte läsas"),
}


@pytest.mark.parametrize(("gor", "varfor"), VAGRADE.values(), ids=VAGRADE.keys())
def test_det_som_inte_gar_att_uppdatera_sags_i_en_mening(
    gor: Callable[[bytes], bytes], varfor: str, kopia: Path
) -> None:
    kopia.write_bytes(fore := gor(kopia.read_bytes()))
    with pytest.raises(Avbrott, match=varfor):
        uppdatera(kopia, tid=TID)
    assert kopia.read_bytes() == fore
