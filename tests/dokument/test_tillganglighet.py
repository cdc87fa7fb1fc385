"""Det som en skärmläsare får av dokumentets PDF: titel, språk, rubriker, rubrikceller, bilder och länkar."""

from __future__ import annotations

import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import page
import pytest
from pypdf import PdfReader

from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.pdf.flikordning import med_flikordning
from finsam_xl.arbete.pdf.libreoffice import Utskrift, som_pdf
from finsam_xl.dokument.oppning import oppna_dokument
from tests.dokument.gjorda import dokumentet, lasta
from tests.dokument.mallfragment import mallen, stycke
from tests.lager import innehallets_nyckel, ur_lagret
from tests.libreoffice import required

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.libreoffice

NAMN = "HR"
BILD = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Bild"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="Bild"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId99"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
"""En bild som ligger på en server och inte i dokumentet."""


def _med_bild_pa_natet(port: int) -> bytes:
    paket = oppna_dokument(mallen(stycke("Bilden ligger på en server:", BILD)), "Dokumentet")
    rels = paket.las("word/_rels/document.xml.rels").decode()
    lank = (
        '<Relationship Id="rId99" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="http://127.0.0.1:{port}/bild.png"/></Relationships>'
    )
    paket.satt("word/_rels/document.xml.rels", rels.replace("</Relationships>", lank).encode())
    return paket.skriv()


def _skriv(mapp: Path) -> None:
    """Ett enda anrop för båda: rapportens dokument, och ett vars bild ligger på en server som räknar anropen."""
    anrop: list[str] = []

    class Raknare(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            anrop.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - så heter de

        def log_message(self, *_: object) -> None:
            """Inget."""

    program = denna().libreoffice
    assert program is not None
    with ThreadingHTTPServer(("127.0.0.1", 0), Raknare) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        data = (dokumentet(NAMN).read_bytes(), _med_bild_pa_natet(server.server_port))
        pdf = som_pdf(program, [Utskrift(f"bok{nr}", ett, ".docx") for nr, ett in enumerate(data)])
        server.shutdown()
    (mapp / "rapport.pdf").write_bytes(med_flikordning(pdf["bok0"]))
    (mapp / "utan-flikordning.pdf").write_bytes(pdf["bok0"])
    (mapp / "bild.pdf").write_bytes(pdf["bok1"])
    (mapp / "anrop.txt").write_text("\n".join(anrop), encoding="utf-8")


@cache
def _mappen() -> Path:
    required()
    return ur_lagret("tillganglig-pdf", _skriv, innehallets_nyckel(dokumentet(NAMN).read_bytes(), BILD.encode()))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Rapporten som PDF."""
    return (_mappen() / "rapport.pdf").read_bytes()


@pytest.fixture(scope="module")
def rot(pdf: bytes) -> Any:
    """PDF-filens rot."""
    return PdfReader(BytesIO(pdf)).trailer["/Root"]


def _element(nod: Any) -> Iterator[Any]:
    """Strukturträdets element i läsordning."""
    if hasattr(nod, "get_object"):
        nod = nod.get_object()
    if isinstance(nod, list):
        for ett in nod:
            yield from _element(ett)
    elif isinstance(nod, dict):
        if "/S" in nod:
            yield nod
        if "/K" in nod:
            yield from _element(nod["/K"])


@pytest.fixture(scope="module")
def trad(rot: Any) -> list[Any]:
    """Varje element, i läsordning."""
    return list(_element(rot["/StructTreeRoot"]["/K"]))


def test_filen_har_titel_och_sprak_och_sager_att_den_ar_marktuppa(pdf: bytes, rot: Any) -> None:
    assert rot["/Lang"] == "sv-SE"
    assert rot["/MarkInfo"]["/Marked"]
    assert rot["/ViewerPreferences"]["/DisplayDocTitle"]
    info = PdfReader(BytesIO(pdf)).metadata
    assert info is not None
    assert info.title
    assert info.title.startswith("Halvårsredovisning")


def test_rubrikerna_ar_dokumentets_utan_luckor(trad: list[Any]) -> None:
    nivaer = [int(ett["/S"][2:]) for ett in trad if ett["/S"][1] == "H" and ett["/S"][2:].isdigit()]
    assert nivaer == [niva for niva, _ in lasta(NAMN).rubriker]
    assert nivaer[0] == 1
    assert all(nasta <= fore + 1 for fore, nasta in pairwise(nivaer))


def _egenskaper(element: Any) -> list[Any]:
    egna = element.get("/A", [])
    return [ett.get_object() for ett in (egna if isinstance(egna, list) else [egna])]


def test_varje_tabell_har_rubrikceller_som_galler_sina_kolumner(trad: list[Any]) -> None:
    tabeller = [ett for ett in trad if ett["/S"] == "/Table"]
    assert len(tabeller) == len(lasta(NAMN).tabeller)
    for tabell in tabeller:
        rubriker = [ett for ett in _element(tabell["/K"]) if ett["/S"] == "/TH"]
        assert rubriker
        assert all(any(ett.get("/Scope") == "/Column" for ett in _egenskaper(cell)) for cell in rubriker)


def test_varje_diagram_laser_upp_sina_tal(trad: list[Any]) -> None:
    texter = [str(ett.get("/Alt", "")) for ett in trad if ett["/S"] == "/Figure"]
    assert len(texter) == lasta(NAMN).delar["word/document.xml"].count(b":docPr ") > 2
    assert any("Budget och utfall" in ett and "1\u00a0514\u00a0867" in ett for ett in texter)
    assert all(sum(tecken.isdigit() for tecken in ett) > 4 for ett in texter)


def test_pdf_ua_haller_sa_langt_den_gar_att_prova(pdf: bytes) -> None:
    svar = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [ett.message for ett in svar.failures] == []


def test_lankarnas_ordning_laggs_till_sist_i_filen(pdf: bytes) -> None:
    utan = (_mappen() / "utan-flikordning.pdf").read_bytes()
    assert pdf.startswith(utan)
    assert med_flikordning(pdf) == pdf
    sidor = PdfReader(BytesIO(pdf)).pages
    assert any("/Annots" in sida for sida in sidor)
    assert all(str(sida["/Tabs"]) == "/S" for sida in sidor if "/Annots" in sida)


def test_en_bild_pa_en_server_hamtas_inte() -> None:
    assert (_mappen() / "anrop.txt").read_text(encoding="utf-8") == ""
    assert "server" in PdfReader(_mappen() / "bild.pdf").pages[0].extract_text()
