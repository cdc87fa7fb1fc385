"""Diagrammen som bilder: allt ryms, inget tal är osynligt, inget saknat är noll, och samma tal ger samma byte."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from finsam_xl.dokument.diagram.bild import Diagrambild, diagrambild
from finsam_xl.dokument.diagram.data import Dataserie, Diagramdata
from finsam_xl.dokument.diagram.delar import BREDD_CM
from finsam_xl.dokument.diagram.duk import LJUS, MORK, STRECKAD, Duk
from finsam_xl.dokument.diagram.staende import far_plats
from finsam_xl.dokument.marken.i_ord import Skrivsatt
from finsam_xl.layout.chart import Drawn

SATT = Skrivsatt()
LANGT = "Personalkostnader och andra kostnader med ett namn som förbundet har valt själv och som inte ryms på två rader"


def _data(
    slag: Drawn, kategorier: tuple[str, ...], *serier: tuple[str, tuple[str, ...]], decimaler: int = 0
) -> Diagramdata:
    """Talen skrivs som text; ett tankstreck är ett tal som saknas."""
    talen = tuple(Dataserie(namn, tuple(None if ett == "–" else Decimal(ett) for ett in tal)) for namn, tal in serier)
    return Diagramdata("T", "Titeln", slag, kategorier, talen, "belopp i tkr", decimaler)


def _bild(data: Diagramdata) -> Image.Image:
    return Image.open(BytesIO(diagrambild(data, SATT).png)).convert("RGB")


def _farger(bild: Image.Image) -> dict[tuple[int, ...], int]:
    antal = bild.getcolors(bild.width * bild.height) or []
    return {farg: nr for nr, farg in antal if isinstance(farg, tuple)}


TVA = _data(Drawn.BARS, ("Ett", "Två"), ("Utfall", ("100", "-50")), ("Budget", ("80", "–")))
AREN = _data(Drawn.COLUMNS, ("År 2024", "År 2025"), ("Resultat", ("-9", "0")), ("Eget kapital", ("–", "8954")))
STORA = _data(Drawn.COLUMNS, ("År 2024", "År 2025"), *((f"S{nr}", ("-12345678901", "8954")) for nr in range(3)))
ANDELAR = _data(
    Drawn.SHARES, ("Fråga", "Utan svar"), ("Klart", ("60", "–")), ("Positivt", ("37", "–")), ("Övrigt", ("3", "–"))
)
MANGA = _data(
    Drawn.BARS, tuple(f"{LANGT} {nr}" for nr in range(24)), ("Kostnad", tuple(map(str, range(24)))), decimaler=2
)
NOLLOR = _data(Drawn.BARS, ("Ensam",), ("Kvinnor", ("0",)), ("Män", ("0",)))
MINUS = _data(Drawn.BARS, ("Ensam", "Två"), ("Netto", ("-5", "-1234567")))
ALLA = {"två": TVA, "år": AREN, "stora": STORA, "andelar": ANDELAR, "många": MANGA, "nollor": NOLLOR, "minus": MINUS}


@pytest.mark.parametrize("namn", ALLA)
def test_inget_gar_utanfor_bilden(namn: str) -> None:
    """Kanten är vit runt om, så att ingen stapel och inget tal är avskuret; namnen får börja vid den."""
    bild = _bild(ALLA[namn])
    hoger = bild.crop((bild.width - 2, 0, bild.width, bild.height))
    assert _farger(hoger).keys() == {(255, 255, 255)}
    assert bild.height < bild.width * 1.6
    tecknat = sum(antal for farg, antal in _farger(bild).items() if farg != (255, 255, 255))
    assert tecknat > 500


def test_samma_tal_ger_samma_byte_och_andra_tal_andra() -> None:
    ett, samma = (diagrambild(TVA, SATT) for _ in range(2))
    assert ett == samma
    andrat = _data(Drawn.BARS, ("Ett", "Två"), ("Utfall", ("100", "-50")), ("Budget", ("81", "–")))
    assert diagrambild(andrat, SATT).png != ett.png


def test_bilden_har_sin_storlek_pa_sidan_och_tvahundra_punkter_per_tum() -> None:
    svar: Diagrambild = diagrambild(TVA, SATT)
    bild = Image.open(BytesIO(svar.png))
    assert bild.format == "PNG"
    assert [round(ett) for ett in bild.info["dpi"]] == [200, 200]
    assert round(bild.width / 200 * 2.54, 1) == svar.bredd == BREDD_CM
    assert svar.hojd == pytest.approx(bild.height / 200 * 2.54, abs=0.02)
    assert not {"Software", "Creation Time", "date:create"} & bild.info.keys()


def test_alternativtexten_har_varje_tal_och_sager_vad_som_saknas() -> None:
    assert diagrambild(TVA, SATT).alt == (
        "Liggande staplar, belopp i tkr. Ett, utfall: 100; budget: 80. Två, utfall: −50; budget: saknas."
    )
    ensam = _data(Drawn.BARS, (LANGT,), ("ESF-medel", ("1234567.5",)), decimaler=1)
    assert diagrambild(ensam, SATT).alt.endswith(f"{LANGT}: 1\u00a0234\u00a0567,5.")
    med_hyfen = diagrambild(TVA, Skrivsatt(minus="-")).alt
    assert "utfall: -50" in med_hyfen


def test_fyllningarna_skiljer_sig_i_graskala_och_texten_syns_pa_dem() -> None:
    assert STRECKAD.streck is not None
    assert LJUS.ton - MORK.ton > 100
    assert STRECKAD.ton - STRECKAD.streck > 100
    assert all(abs(ett.ton - ett.text) > 100 for ett in (MORK, LJUS, STRECKAD))


def test_en_utskrift_i_gratt_har_samma_ljusheter() -> None:
    """Färgen är bara en ton: gråskalan är den som bilden ritades i, så när som på avrundning."""
    farg = _bild(TVA)
    toner = {round(0.299 * rod + 0.587 * gron + 0.114 * bla) for rod, gron, bla in _farger(farg)}
    assert {0, 255} <= toner
    assert any(abs(ton - MORK.ton) <= 1 for ton in toner)


def test_langa_namn_bryts_pa_hela_ord_och_kortas_med_punkter() -> None:
    rader = Duk.brutet(LANGT, 8.5, 500, 2)
    assert len(rader) == 2
    assert rader[1].endswith("…")
    assert LANGT.startswith(rader[0])
    assert all(Duk.textbredd(rad, 8.5) <= 500 for rad in rader)
    assert Duk.brutet("Kort", 8.5, 500, 2) == ("Kort",)
    ett_ord = Duk.brutet("Z" * 200, 8.5, 300, 2)
    assert all(0 < Duk.textbredd(rad, 8.5) <= 300 for rad in ett_ord)
    assert Duk.brutet("", 8.5, 300, 2) == ("",)


def test_stora_tal_laggs_ned_i_stallet_for_att_skriva_pa_varandra() -> None:
    assert far_plats(AREN, SATT)
    assert not far_plats(STORA, SATT)


@pytest.mark.parametrize("tecken", "åäöÅÄÖéüŠžđŋßßæø−–…«»%½ЖΩ")
def test_teckensnittet_har_varje_tecken(tecken: str) -> None:
    """Ett tecken som saknas ritas som en ruta, lika för alla."""

    def ritat(text: str) -> bytes:
        duk = Duk(60, 60)
        duk.skriv(10, 30, text, 12)
        return duk.png()

    assert ritat(tecken) != ritat("\ue123")
