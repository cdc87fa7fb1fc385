"""Ett känt förbunds medlemmar som förslag i en ny bok, och ifyllda i en bok som saknar dem."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.skapa.fyll_medlemmar import fyll_medlemmar
from finsam_xl.arbete.skapa.medlemmarna import hittat_forbund, medlemmarna
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts.cli import main
from finsam_xl.inputs import rader
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.modell import Medlem, Part
from tests.exemplet import TID
from tests.lager import ur_lagret
from tests.redigering import skriv

if TYPE_CHECKING:
    from pathlib import Path

_NAMN = "Höglandets samordningsförbund"


def _tom() -> Path:
    return ur_lagret("tom-bok", lambda mapp: skapa_bok(mapp / "bok.xlsx", tid=TID)) / "bok.xlsx"


def _medlemmar(bok: Path) -> list[tuple[str, str, str]]:
    lasta = las_tabell(Bok(bok.read_bytes()), tabell("Medlemmar"), krav=False).rader
    return [(rad.text("Medlem"), rad.text("Part"), rad.text("Invånare")) for rad in lasta]


def test_en_ny_bok_har_forbundets_medlemmar_som_forslag_med_sin_kalla(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "ny.xlsx", forbund=_NAMN.upper(), tid=TID)
    assert _medlemmar(bok)[1:3] == [("Region Jönköpings län", "region", ""), ("Aneby kommun", "kommun", "6797")]
    forslag = Bok(bok.read_bytes()).rader("Förslag")
    kallor = {str(rad[4]) for rad in forslag if rad and rad[0] == "Medlemmar"}
    assert all("finsamjonkopingslan.se" in kalla for kalla in kallor)
    assert ["Grunddata", "Kommunernas fördelningsnyckel", "invånare"] in [
        [rad[0], rad[1], rad[3]] for rad in forslag if len(rad) > 3
    ]
    assert any("SCB, folkmängd 2024-12-31" in kalla for kalla in kallor)


def test_medlemmarna_fylls_i_dar_de_saknas_och_skrivs_aldrig_over(tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    shutil.copy(_tom(), bok)
    with pytest.raises(Avbrott, match="vad förbundet heter"):
        fyll_medlemmar(bok)
    ifyllt = fyll_medlemmar(bok, _NAMN)
    assert len(ifyllt.nya) == 6
    alla = _medlemmar(bok)
    assert [part for _, part, _ in alla] == ["stat", "region", *["kommun"] * 6]
    assert alla[1][0] == "Region Jönköpings län"
    assert (ifyllt.nya[0].organisationsnummer, ifyllt.nyckel) == ("212000-0498", "fast andel")
    fore = bok.read_bytes()
    with pytest.raises(Avbrott, match="aldrig över"):
        fyll_medlemmar(bok, _NAMN)
    with pytest.raises(Avbrott, match="inte ett av de"):
        fyll_medlemmar(bok, "Samordningsförbundet Ingenstans")
    assert bok.read_bytes() == fore


def test_varje_kant_forbund_far_skilda_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medlemmar"]) == 0
    svar = capsys.readouterr().out
    for namn in ("Samordningsförbund Gävleborg", "Samordningsförbundet Umeå"):
        assert namn in svar
        iden = [ett.id for ett in medlemmarna(hittat_forbund(namn))]
        assert len(iden) == len(set(iden))
        assert iden[:2] == ["stat", "region"]


def test_kommuner_som_star_dar_far_sina_tomma_celler_ifyllda_och_inget_annat(tmp_path: Path) -> None:
    """Ett förbund som inte är känt: kommunernas nummer är det, och invånarna när ingen andel står där."""
    bok = tmp_path / "bok.xlsx"
    data = _med_kommuner("Göteborgs Stad", "Falu kommun", "Eget", "Kiruna")
    bok.write_bytes(skriv(data, "Medlemmar", {"H7": 9}))
    kompletterat = fyll_medlemmar(bok)
    assert kompletterat.forbund is None
    assert kompletterat.kompletterade == {
        "Göteborgs Stad": ["Organisationsnummer 212000-1355"],
        "Falu kommun": ["Organisationsnummer 212000-2221", "Invånare 59945", "Statistikdatum 2024-12-31"],
        "Kiruna": ["Organisationsnummer 212000-2783", "Invånare 22426", "Statistikdatum 2024-12-31"],
    }
    assert _medlemmar(bok)[2:4] == [("Göteborgs Stad", "kommun", "9"), ("Falu kommun", "kommun", "59945")]
    fore = bok.read_bytes()
    with pytest.raises(Avbrott, match="aldrig över"):
        fyll_medlemmar(bok)
    assert bok.read_bytes() == fore


def test_med_fasta_andelar_kommer_inga_invanare(tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(skriv(_med_kommuner("Kiruna"), "Medlemmar", {"G7": 100}))
    assert fyll_medlemmar(bok).kompletterade == {"Kiruna": ["Organisationsnummer 212000-2783"]}


def _med_kommuner(*namnen: str) -> bytes:
    medlemmar = (Medlem("stat", "Staten", Part.STAT), Medlem("region", "Regionen", Part.REGION))
    egna = tuple(Medlem(f"k{nr}", namn, Part.KOMMUN) for nr, namn in enumerate(namnen))
    return fylld(Bok(_tom().read_bytes()), {"Medlemmar": rader("Medlemmar", (*medlemmar, *egna))}).data
