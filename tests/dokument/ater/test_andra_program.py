"""Dokumentet efter andra program: LibreOffice, som tappar ramarnas märken, och python-docx, som skriver om delarna."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from finsam_xl.dokument.ater.bokmarken import aterstall
from finsam_xl.dokument.ater.fornyelse import fornya
from finsam_xl.dokument.ater.minne import las_dokumentminne
from finsam_xl.dokument.ater.ramar import ramar
from finsam_xl.dokument.ater.wordxml import W, wn
from finsam_xl.dokument.oppning import textdelar
from tests import libreoffice
from tests.dokument.ater.provdokument import dokument, paketet
from tests.dokument.ater.redigerat import KROPP, redigerat, skriv_om

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbetsbok.opc.paket import Paket

NYTT = dokument({"resultat": "1 300", "intakter": "5 050", "utkast": "", "farg": "9", "alt": "Intäkter: 5 050."})
ALLA = {
    "Årets resultat": 3,
    "Mening om årets resultat": 1,
    "Resultaträkning": 1,
    "Diagram Intäkter": 1,
    "Utkast": 1,
}


def _text(paket: Paket) -> str:
    return "".join(ett.text or "" for del_ in textdelar(paket) for ett in paket.rot(del_).iter(wn("t")))


def _aterstalld(paket: Paket) -> int:
    minne = las_dokumentminne(paket)
    assert minne is not None
    return aterstall(paket, minne)


@pytest.fixture(scope="module")
def ur_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    libreoffice.required()
    mapp = tmp_path_factory.mktemp("word")
    fil = mapp / "dokument.docx"
    fil.write_bytes(dokument())
    return libreoffice.resaved(fil, mapp / "sparat")


@pytest.mark.libreoffice
def test_det_som_libreoffice_sparat_fornyas_ocksa_utan_marken(ur_libreoffice: Path) -> None:
    paket = paketet(ur_libreoffice.read_bytes())
    assert [ram for del_ in textdelar(paket) for ram in ramar(del_, paket.rot(del_))] == []
    assert _aterstalld(paket) == 7
    utfall = fornya(paket, paketet(NYTT))
    assert (dict(utfall.fornyade), utfall.behallna) == (ALLA, ())
    efter = paketet(paket.skriv())
    assert not {"1 250", "5 000", "UTKAST"} & {tal for tal in ("1 250", "5 000", "UTKAST") if tal in _text(efter)}
    assert _aterstalld(efter) == 0
    assert dict(fornya(efter, paketet(dokument())).fornyade) == ALLA


@pytest.mark.libreoffice
def test_det_nagon_skrivit_i_libreoffice_star_kvar(ur_libreoffice: Path) -> None:
    andrat = redigerat(ur_libreoffice.read_bytes(), skriv_om("Intäkter", "Våra intäkter"))
    paket = paketet(andrat)
    _aterstalld(paket)
    utfall = fornya(paket, paketet(NYTT))
    assert [ett.namn for ett in utfall.behallna] == ["Resultaträkning"]
    assert "Våra intäkter5 000" in _text(paket)


def test_python_docx_laser_dokumentet_och_det_som_det_sparar_fornyas() -> None:
    last = docx.Document(io.BytesIO(dokument()))
    last.paragraphs[0].insert_paragraph_before("En ny inledning.")
    ut = io.BytesIO()
    last.save(ut)
    paket = paketet(ut.getvalue())
    utfall = fornya(paket, paketet(NYTT))
    assert dict(utfall.fornyade) == ALLA
    efter = docx.Document(io.BytesIO(paket.skriv()))
    assert efter.paragraphs[0].text == "En ny inledning."
    celler = [ett.text or "" for ett in efter.element.body.iter(f"{{{W}}}t")]
    assert "5 050" in celler
    assert KROPP in paket
