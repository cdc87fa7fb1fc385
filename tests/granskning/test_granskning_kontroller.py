"""Kontrollerna en och en, på små tabeller skrivna för hand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.granskning.fynd import Allvar, Fynd, Klass, klassa
from finsam_xl.granskning.regler.verksamhet.insatsnamn import Namngiven, para
from finsam_xl.granskning.tryck.etiketter import radnamn
from finsam_xl.granskning.tryck.las import GranskningsfelError, las_mapp
from tests.granskning.mappen import granska_mapp

if TYPE_CHECKING:
    from pathlib import Path


def _mapp(rot: Path, namn: str, **tabeller: str) -> Path:
    mapp = rot / namn
    mapp.mkdir()
    for fil, text in tabeller.items():
        (mapp / f"{fil}.csv").write_text(text, encoding="utf-8")
    return mapp


def _kort(**falt: object) -> dict[str, object]:
    return {"id": "2025-01", "ar": 2025, "namn": "Steget", "enhet": "tkr", **falt}


def _med_kort(rot: Path, *kort: dict[str, object]) -> Path:
    mapp = _mapp(rot, "bilaga_2025")
    (mapp / "insatskort.json").write_text(json.dumps(kort), encoding="utf-8")
    return mapp


def _ett(mapp: Path, *andra: Path) -> Fynd:
    fynd = granska_mapp(mapp, andra)
    assert len(fynd) == 1, [(ett.plats, ett.text) for ett in fynd]
    return fynd[0]


@pytest.mark.parametrize(
    ("tryckt", "beraknat", "klass"),
    [
        ("3337234", "3377234", Klass.FELSKRIVEN_SIFFRA),
        ("1503", "-1503", Klass.TECKENFEL),
        ("-1452", "-1451", Klass.ORESAVRUNDNING),
        ("1305", "1350", Klass.OMKASTADE_SIFFROR),
        ("4203042", "4158194", Klass.RAKNEFEL),
    ],
)
def test_en_skillnad_forklaras_av_siffrorna(tryckt: str, beraknat: str, klass: Klass) -> None:
    assert klassa(Decimal(tryckt), Decimal(beraknat)) is klass


def test_antal_manniskor_avrundas_inte() -> None:
    assert klassa(Decimal(20), Decimal(21), 0) is Klass.RAKNEFEL


def test_en_radtext_med_stavfel_kanns_igen_och_ratt_stavning_sags() -> None:
    assert radnamn("not_fordringar", "Summa kortfrista fordringar") == ("summa", "Summa kortfristiga fordringar")
    assert radnamn("not_fordringar", "SUMMA  kortfristiga fordringar") == ("summa", "")
    assert radnamn("not_fordringar", "Momsfordran") == ("", "")


def test_en_not_som_inte_summerar(tmp_path: Path) -> None:
    noten = "radtyp,post,belopp_2025,enhet\npost,Moms,57,tkr\npost,Förutbetalt,59,tkr\nsumma,Summa,161,tkr\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", not_3_fordringar=noten))

    assert (fynd.plats, fynd.differens) == ("not_3_fordringar, rad 3 Summa, kolumn belopp_2025", Decimal(45))
    assert fynd.allvar is Allvar.FEL


def test_en_tom_summa_far_sitt_tal(tmp_path: Path) -> None:
    noten = "radtyp,post,belopp_2025,enhet\npost,Moms,57,tkr\npost,Förutbetalt,59,tkr\nsumma,Summa,,tkr\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", not_3_fordringar=noten))

    assert (fynd.tryckt, fynd.beraknat, fynd.klass) == (None, Decimal(116), Klass.SAKNAD_UPPGIFT)


def test_en_delsumma_galler_raderna_sedan_forra_summan(tmp_path: Path) -> None:
    noten = (
        "radtyp,post,belopp_2025,enhet\npost,Moms,5,tkr\nsumma,Skatter,5,tkr\npost,Hyra,7,tkr\npost,El,1,tkr\n"
        "summa,Lokaler,{},tkr\nsumma,Summa,13,tkr\n"
    )
    assert granska_mapp(_mapp(tmp_path, "ratt_2025", not_3_fordringar=noten.format(8))) == ()
    assert _ett(_mapp(tmp_path, "fel_2025", not_3_fordringar=noten.format(9))).beraknat == Decimal(8)


def test_en_deltagare_for_mycket_ar_ingen_avrundning(tmp_path: Path) -> None:
    tabellen = "radtyp,insats,antal_deltagare,kvinnor,man\npost,Dansen,8,5,3\nsumma,Summa deltagare,9,5,3\n"
    fynd = granska_mapp(_mapp(tmp_path, "rapport_2025", deltagare=tabellen))

    assert {(ett.id, ett.allvar) for ett in fynd} == {("S01", Allvar.FEL), ("C20", Allvar.FEL)}


def test_en_period_som_slutar_fore_sin_borjan(tmp_path: Path) -> None:
    tabellen = "insats,period_start,period_slut\nDansen,2025-03-01,2025-02-01\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", nya_insatser=tabellen))

    assert (fynd.tryckt, fynd.beraknat) == ("2025-02-01", "efter 2025-03-01")


def test_kortets_grupper_ska_bli_hela_antalet(tmp_path: Path) -> None:
    delar = [("kvinnor", 5), ("män", 4), (None, 8)]
    nyckeltal = [{"matt": "avslut", "varde": antal, "enhet": "antal", "grupp": grupp} for grupp, antal in delar]
    fynd = _ett(_med_kort(tmp_path, _kort(nyckeltal=nyckeltal)))

    assert (fynd.tryckt, fynd.beraknat) == (Decimal(8), Decimal(9))


def test_kortets_poster_ska_bli_dess_budget(tmp_path: Path) -> None:
    poster = [{"post": "Lön", "belopp": 80}, {"post": "Lokal", "belopp": 15}]
    fynd = _ett(_med_kort(tmp_path, _kort(budget=105, budgetposter=poster)))

    assert (fynd.id, fynd.tryckt, fynd.beraknat) == ("C18", Decimal(105), Decimal(95))


def test_kortets_andelar_av_kvinnor_och_man_ska_bli_hundra(tmp_path: Path) -> None:
    fynd = _ett(_med_kort(tmp_path, _kort(deltagare={"kvinnor_procent": 62, "man_procent": 48})))

    assert (fynd.tryckt, fynd.klass) == (Decimal(110), Klass.RAKNEFEL)


def test_en_mapp_utan_artal_och_en_tom_mapp(tmp_path: Path) -> None:
    with pytest.raises(GranskningsfelError, match="har inga tabeller"):
        las_mapp(_mapp(tmp_path, "tom_2025"))
    with pytest.raises(GranskningsfelError, match="vilket år"):
        las_mapp(_mapp(tmp_path, "rapporten", not_3_fordringar="radtyp,post\npost,Moms\n"))


def test_en_kolumn_som_inte_galler_en_balansdag(tmp_path: Path) -> None:
    noten = "radtyp,post,belopp_2025_02_30,enhet\npost,Moms,57,tkr\nsumma,Summa,57,tkr\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", not_3_fordringar=noten))

    assert (fynd.tryckt, fynd.beraknat, fynd.klass) == ("2025-02-30", None, Klass.DATUM)


def test_ett_tal_som_inte_ar_ett_tal(tmp_path: Path) -> None:
    noten = "radtyp,post,belopp_2025,enhet\npost,Moms,57,tkr\npost,Annat,femtio,tkr\nsumma,Summa,57,tkr\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", not_3_fordringar=noten))

    assert (fynd.tryckt, fynd.klass) == ("femtio", Klass.SKRIVFEL)


def test_en_rad_avvikelse_at_andra_hallet(tmp_path: Path) -> None:
    tabellen = (
        "radtyp,insats,insatsagare,budget_verksamhetsplan,utfall_2025,avvikelse_mot_budget,enhet\n"
        "post,Dansen,Gävle,-100,-90,10,tkr\npost,Steget,Bollnäs,-50,-55,5,tkr\n"
        "post,Guiden,Hofors,-30,-20,10,tkr\nsumma,S:a insatser,,-180,-165,25,tkr\n"
    )
    fynd = granska_mapp(_mapp(tmp_path, "rapport_2025", samverkansinsatser=tabellen))

    fel = [ett for ett in fynd if ett.klass is Klass.TECKENKONVENTION]
    assert [(ett.plats, ett.beraknat) for ett in fel] == [
        ("samverkansinsatser, rad 2 Steget, kolumn avvikelse_mot_budget", Decimal(-5))
    ]


def test_andelar_i_text_som_inte_blir_hundra(tmp_path: Path) -> None:
    text = (
        "avsnitt,uppgift,varde,enhet,citat\n2,andel från staten,50,procent,hälften\n"
        "2,andel från Region Gävleborg,25,procent,en fjärdedel\n2,andel från kommunerna,20,procent,resten\n"
    )
    fynd = _ett(_mapp(tmp_path, "plan_2025", textuppgifter=text))

    assert (fynd.tryckt, fynd.beraknat) == (Decimal(95), Decimal(100))


def test_ett_lagnummer_som_tappat_en_siffra(tmp_path: Path) -> None:
    text = "avsnitt,uppgift,varde,enhet,citat\n1.2,lag,2018,år,enligt lagen (2018:97) och (2003:1210)\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", textuppgifter=text))

    assert (fynd.tryckt, fynd.beraknat) == ("2018:97", "2018:597")


def test_en_bedomning_som_talen_sager_emot(tmp_path: Path) -> None:
    malen = "indikator_nr,indikator,lokalt_procent,nationellt_procent,bedomning_tryckt\n1.3,Rutiner,32,36,Uppfylld\n"
    fynd = _ett(_mapp(tmp_path, "rapport_2025", maluppfyllelse=malen))

    assert (fynd.plats, fynd.beraknat) == ("maluppfyllelse, indikator 1.3", "Ej uppfylld")


def test_en_styrelse_med_fel_antal(tmp_path: Path) -> None:
    fynd = _ett(
        _mapp(
            tmp_path,
            "rapport_2025",
            styrning="organ,uppgift,varde,enhet\nStyrelse,ersättare,2,antal\n",
            styrelse="grupp,roll,organisation\nersättare,ersättare,Gävle kommun\n",
        )
    )

    assert (fynd.tryckt, fynd.beraknat) == (Decimal(2), Decimal(1))


def test_ett_jamforelsetal_som_forra_arets_rapport_inte_tryckte(tmp_path: Path) -> None:
    rader = "radtyp,post,{},enhet\npost,Moms,{},tkr\nsumma,Summa,{},tkr\n"
    forra = _mapp(tmp_path, "rapport_2024", not_3_fordringar=rader.format("belopp_2024", 190, 190))
    arets = _mapp(tmp_path, "rapport_2025", not_3_fordringar=rader.format("belopp_2025,belopp_2024", "5,180", "5,180"))

    fynd = granska_mapp(arets, [forra])

    assert [(ett.id, ett.tryckt, ett.beraknat) for ett in fynd] == [("C31", Decimal(180), Decimal(190))] * 2


def test_ett_upprepat_antal_i_kortets_text(tmp_path: Path) -> None:
    fynd = _ett(_med_kort(tmp_path, _kort(resultat_text="68 deltagare (41 kvinnor 41, 27 män)")))

    assert (fynd.tryckt, fynd.beraknat) == ("41 kvinnor 41", "41 kvinnor")


def test_procent_som_ar_procentenheter(tmp_path: Path) -> None:
    fynd = _ett(_med_kort(tmp_path, _kort(resultat_text="År 1 - 40%, år 2 - 30%, en minskning med 10%.")))

    assert (fynd.tryckt, fynd.beraknat, fynd.klass) == (Decimal(10), Decimal(25), Klass.TERMINOLOGI)


def test_kortets_period_ska_omfatta_aret(tmp_path: Path) -> None:
    fynd = _ett(_med_kort(tmp_path, _kort(period_start="2023-01-01", period_slut="2024-12-31")))

    assert (fynd.beraknat, fynd.klass) == ("2025", Klass.DATUM)


def test_samma_namn_hos_tva_agare_paras_efter_agaren() -> None:
    rader = [Namngiven("Det rätta steget", "AF", ()), Namngiven("Det rätta steget", "Gävle", ())]
    kort = [Namngiven("Det rätta steget – arbetsträning Gävle", "Gävle kommun", ())]

    assert para(rader, kort) == {1: 0}


def test_en_mapp_som_inte_finns(tmp_path: Path) -> None:
    with pytest.raises(GranskningsfelError, match="finns inte"):
        las_mapp(tmp_path / "borta")


@pytest.mark.parametrize(
    ("fil", "innehall", "klagomal"),
    [
        ("insatskort.json", b"{}", "en lista av"),
        ("insatskort.json", b"[" * 100_000, "JSON"),
        ("insatskort.json", b"[" + b"{}," * 1_000 + b"{}]", "högst 1000"),
        ("not_3_fordringar.csv", b"radtyp,post\npost,\xff\n", "UTF-8"),
    ],
)
def test_en_fil_som_inte_gar_att_lasa(tmp_path: Path, fil: str, innehall: bytes, klagomal: str) -> None:
    mapp = _mapp(tmp_path, "rapport_2025")
    (mapp / fil).write_bytes(innehall)

    with pytest.raises(GranskningsfelError, match=klagomal):
        las_mapp(mapp)


@pytest.mark.parametrize("kod", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_en_tabell_lases_i_den_teckenkod_som_excel_sparat_den_i(tmp_path: Path, kod: str) -> None:
    mapp = _mapp(tmp_path, "bilaga_2025")
    text = "radtyp;post;enhet;belopp_2025\r\npost;Förutbetalda kostnader;kr;1 234\r\n"
    (mapp / "not_3_fordringar.csv").write_bytes(text.encode(kod))
    (tabell,) = las_mapp(mapp).tabeller
    assert [rad.post for rad in tabell.rader] == ["Förutbetalda kostnader"]


def test_ett_orimligt_tal_ar_inget_tal(tmp_path: Path) -> None:
    mapp = _mapp(tmp_path, "bilaga_2025")
    (mapp / "insatskort.json").write_text('[{"id": "1", "ar": 2025, "budget": 1, "utfall": 1e999999}]')

    assert las_mapp(mapp).kort[0].utfall is None


def test_styrtecken_i_trycket_nar_inte_skarmen(tmp_path: Path) -> None:
    mapp = _med_kort(tmp_path, _kort(namn="Ste\u001b[2Jget", budget=1, utfall=2))

    assert "\u001b" not in _ett(mapp).text
