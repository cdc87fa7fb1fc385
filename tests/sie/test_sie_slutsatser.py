"""Bara sanna slutsatser: inget saknas som bara inte gick att läsa, och inget sägs ur en #UB som inte håller."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import Lage, arssaldon, bokslutslage, budget, las, periodsaldon
from tests.sie.siebok import ARET, FJOL_RES, FJOLARET, IB, RES, UB, fil, koder, mening, saldon, text, ver

OM_BOKSLUTET = {"obalans", "resultat_skiljer", "psaldo_skiljer", "ib_skiljer", "ej_omfort", "ib_ej_noll"}


# --- #UB mot ingående balans och verifikationer ---


def test_ub_lika_med_ib_fast_banken_rorts() -> None:
    innehall = text(arets=saldon(ub=IB))
    assert koder(innehall) == {"ub_ej_trans"}
    assert "på ett konto: 1930 (30 000,00 kr)" in mening(innehall, "ub_ej_trans")
    lage = bokslutslage(fil(innehall))
    assert (lage.lage, lage.resultat) == (Lage.OKLART, Decimal(-30_000))
    assert "bokfört" not in lage.text


@pytest.mark.parametrize(("ganger", "sagt"), [(2, "#UB har två gånger"), (0, "#UB saknar")])
def test_ingaende_balans_raknad_tva_ganger_eller_inte_alls(ganger: int, sagt: str) -> None:
    ub = {konto: belopp + (ganger - 1) * IB[konto] for konto, belopp in UB.items()}
    innehall = text(arets=saldon(ub=ub))
    assert koder(innehall) == {"ub_ej_trans"}
    text_ = mening(innehall, "ub_ej_trans")
    assert "på 4 konton" in text_
    assert sagt in text_


def test_utan_ingaende_balans_sags_det_vara_den_som_fattas() -> None:
    innehall = text(arets=saldon(ib={}), fjol=FJOL_RES)
    assert koder(innehall) == {"ub_ej_trans"}
    assert "Filen har ingen ingående balans (#IB) för året." in mening(innehall, "ub_ej_trans")


@pytest.mark.parametrize(
    ("ub", "sags"),
    [
        (UB, True),
        ({"1930": -30_000}, False),
        ({"1930": -30_000, "2019": 30_000}, False),
        ({"1930": -30_000, "2440": -5_000, "2067": 35_000}, True),
    ],
)
def test_utan_ingaende_balans_och_verifikationer_sags_ett_eget_kapital_utan_ursprung(
    ub: dict[str, int],
    sags: bool,  # noqa: FBT001 - pytest ger parametern
) -> None:
    assert ("ib_saknas" in koder(text(arets=saldon(ib={}, ub=ub), fjol="", verifikationer=""))) is sags


@pytest.mark.parametrize("verifikationer", [None, ""])
@pytest.mark.parametrize("fjolres", [FJOL_RES, ""])
def test_ingaende_balans_ur_fjolaret_har_resultatet_i_eget_kapital(fjolres: str, verifikationer: str | None) -> None:
    fjol = "#UB -1 1930 520000\n#UB -1 2440 -20000\n#UB -1 2067 -400000\n" + fjolres
    innehall = text(arets=saldon(ib={}), fjol=fjol, verifikationer=verifikationer)
    assert koder(innehall) == {"ib_ur_ub"}
    assert "med förra årets resultat fört till eget kapital" in mening(innehall, "ib_ur_ub")
    assert {s.konto: s.ib for s in arssaldon(fil(innehall), 0) if s.ib} == IB
    assert bokslutslage(fil(innehall)).skillnad == 0


def test_ingaende_balans_ur_fjolaret_utan_omforing_ar_fjolarets_egen() -> None:
    fjol = "#UB -1 1930 520000\n#UB -1 2440 -20000\n#UB -1 2067 -400000\n" + FJOL_RES
    innehall = text(arets=saldon(ib={}, ub=UB | {"2068": 0}), fjol=fjol)
    assert koder(innehall) == {"ib_ur_ub", "ej_omfort"}


def test_omforingen_mellan_aren_kanns_igen_ocksa_utan_fjolarets_resultatkonton() -> None:
    fjol = "#UB -1 1930 520000\n#UB -1 2440 -20000\n#UB -1 2067 -400000\n"
    assert koder(text(fjol=fjol)) == set()
    assert koder(text(fjol=fjol.replace("520000", "510000"))) == {"ib_skiljer"}


def test_ub_som_skiljer_lika_mycket_at_bada_hall_ar_ocksa_en_fraga() -> None:
    ub = UB | {"1930": 500_000, "2440": -30_000}
    assert koder(text(arets=saldon(ub=ub))) == {"ub_ej_trans"}


def test_manadssaldon_provas_inte_mot_den_ub_som_inte_haller() -> None:
    manader = "#PSALDO 0 202501 1930 {} 900000\n#PSALDO 0 202506 1930 {} -650000\n#PSALDO 0 202511 1930 {} -280000\n"
    assert koder(text(arets=saldon(ub=IB), huvud=manader)) == {"ub_ej_trans"}
    assert koder(text(huvud=manader.replace("-280000", "-270000"))) == {"psaldo_skiljer"}


def test_utan_verifikationer_ar_samma_fil_i_obalans_och_inget_resultat_ar_bokfort() -> None:
    innehall = text(arets=saldon(ub=IB), verifikationer="")
    assert koder(innehall) == {"obalans"}
    assert "UB + RES - IB är 30 000,00 kr" in mening(innehall, "obalans")


def test_ett_resultat_som_eget_kapital_tagit_emot_ar_bokfort_i_balansen() -> None:
    arets = saldon(ub=UB | {"2067": -370_000})
    assert bokslutslage(fil(text(arets=arets, verifikationer=""))).lage is Lage.BOKFORT_I_BALANSEN


# --- rådet följer riktningen ---


@pytest.mark.parametrize(
    ("res", "ub", "rad"),
    [
        (
            RES | {"7210": 380_000},
            UB | {"1930": 390_000},
            "Kontrollera att exporten omfattar hela årets verifikationer.",
        ),
        (RES | {"7210": 180_000}, UB | {"1930": 590_000}, "Saldona har inte med allt som verifikationerna visar"),
        (
            RES | {"7210": 180_000, "4610": 700_000},
            UB | {"1930": 540_000},
            "Stäm av kontona mot huvudboken i ekonomisystemet.",
        ),
    ],
)
def test_radet_foljer_skillnadens_riktning(res: dict[str, int], ub: dict[str, int], rad: str) -> None:
    funna = fil(text(arets=saldon(ub=ub, res=res))).diagnoser
    assert {ett.kod for ett in funna} == {"trans_ej_ub", "trans_ej_res"}
    assert all(ett.atgard.startswith(rad) for ett in funna)


def test_en_verklig_obalans_sags_ocksa_nar_verifikationerna_ar_nagra_fa() -> None:
    innehall = text(arets=saldon(ub=UB | {"1930": 491_000}), verifikationer=ver(ARET[2]))
    assert {ett.kod for ett in fil(innehall).diagnoser if ett.niva is Niva.FRAGA} == {"ub_ej_trans"}


# --- konton utanför klasserna ---


@pytest.mark.parametrize(
    "rader",
    [
        "#RES 0 9999 12\n",
        "#UB 0 9999 12\n",
        "#IB 0 9999 5\n#UB 0 9999 5\n",
        "#RES 0 9010 12\n#RES 0 9999 -12\n",
        "#RES 0 0099 12\n",
        "#RES 0 DIFF 12\n",
    ],
)
def test_konto_9999_rubbar_inte_bokforingen(rader: str) -> None:
    innehall = text(arets=saldon() + rader)
    assert "obalans" not in koder(innehall)
    assert "utanfor_klasserna" in koder(innehall)
    assert bokslutslage(fil(innehall)).resultat == Decimal(-30_000)


def test_en_verifikation_mot_9999_utan_saldo_sags_men_rubbar_inte_bokforingen() -> None:
    mot = "#VER B 1 20251201\n{\n#TRANS 1930 {} -12\n#TRANS 9999 {} 12\n}\n"
    innehall = text(arets=saldon(ub=UB | {"1930": 489_988}), verifikationer=ver(*ARET) + mot)
    assert koder(innehall) == {"utanfor_klasserna", "okant_konto"}
    assert "9999 (12,00 kr)" in mening(innehall, "utanfor_klasserna")
    assert "läses inte in" in mening(innehall, "utanfor_klasserna")


def test_en_obalans_sags_fast_9999_ocksa_har_belopp() -> None:
    assert "obalans" in koder(text(arets=saldon(ub=UB | {"1930": 490_001}) + "#RES 0 9999 12\n", verifikationer=""))


# --- inget saknas som bara inte gick att läsa ---

SAKNAS = re.compile(r"saknas|saknar|inga |ingen |varken|utan verifikation|utan namn|i obalans|avkortad", re.IGNORECASE)
TRASIGA = {
    "#SIETYP": ("#SIETYP 4", '#SIETYP "4'),
    "#ORGNR": ("#ORGNR 222000-0000", '#ORGNR "222000'),
    "#RAR": ("#RAR 0 20250101 20251231", '#RAR 0 20250101 "20251231'),
    "#KONTO": ('#KONTO 1930 "Företagskonto"', '#KONTO 1930 "Företagskonto'),
    "#UB": ("#UB 0 ", "#UB O "),
    "#IB": ("#IB 0 1930 520000", "#IB 0 1930 520000,00"),
    "#RES": ("#RES 0 3985 -900000", "#RES 0 3985 -900000,00"),
    "#VER": ('#VER A 1 20250115 "Text"', '#VER A 1 20250115 "Text'),
    "#TRANS": ("#TRANS 1930 {} 900000", "#TRANS 1930 {} 900000,00"),
    "#DIM": ("#SIETYP 4", '#SIETYP 4\n#DIM 6 "Projekt\n#OBJEKT 6 P1 Ett'),
    "#OBJEKT": ("#SIETYP 4", '#SIETYP 4\n#DIM 6 Projekt\n#OBJEKT 6 P1 "Ett'),
    "#KSUMMA": ("#SIETYP 4", "#KSUMMA\n#SIETYP 4\n#KSUMMA 12x"),
}


@pytest.mark.parametrize("etikett", TRASIGA)
def test_en_post_som_inte_gick_att_lasa_saknas_inte(etikett: str) -> None:
    hel, trasig = TRASIGA[etikett]
    objekt = "#VER C 1 20251201\n{\n#TRANS 4610 {6 P1} 0\n}\n"
    innehall = text(verifikationer=ver(*ARET) + objekt)
    assert hel in innehall
    funna = fil(innehall.replace(hel, trasig)).diagnoser
    fel = [ett for ett in funna if ett.niva is Niva.FEL]
    assert fel
    ovriga = [ett.text for ett in funna if not ett.text.startswith(("Rad ", "Avslutande"))]
    vantat = "Objekt utan namn" if etikett not in {"#DIM", "#OBJEKT"} else "\0"
    assert [ett for ett in ovriga if SAKNAS.search(ett) and vantat not in ett] == []


def test_alla_saldon_avvisade_ar_inte_en_fil_utan_saldon() -> None:
    innehall = re.sub(r"(#(?:IB|UB|RES|TRANS)[^\n]*)\n", r"\1.1234\n", text())
    assert {ett.kod for ett in fil(innehall).diagnoser} == {"belopp"}


def test_en_avvisad_verifikation_haller_sina_rader() -> None:
    innehall = text().replace('#VER A 2 20250620 "Text"', '#VER A 2 20250620 "Text')
    assert [ett.kod for ett in fil(innehall).diagnoser] == ["citattecken"]


# --- belopp, klamrar och objektlistor ---


@pytest.mark.parametrize("slut", [".0", ".00", ".000", ".0000", ".00000000"])
def test_nollor_efter_decimalerna_andrar_inget(slut: str) -> None:
    innehall = re.sub(r"(#(?:IB|UB|RES|TRANS)[^\n]*)\n", rf"\g<1>{slut}\n", text())
    for verifikationer in (True, False):
        sie = las(innehall.encode("cp437"), verifikationer=verifikationer)
        assert sie.diagnoser == ()
        assert sie.saldon[0, "1930"].ub == Decimal(490_000)
        assert sie.transsummor[0, "1930"].belopp == Decimal(-30_000)


@pytest.mark.parametrize("tal", ["520000.001", "520000.0001", "520000.1234", "520000.", "520000,0000", "5.0.0"])
def test_andra_siffror_efter_den_andra_avvisas(tal: str) -> None:
    assert "belopp" in koder(text().replace("#IB 0 1930 520000", f"#IB 0 1930 {tal}"))


def test_ett_belopp_med_fyra_decimaler_ar_exakt() -> None:
    innehall = (
        text()
        .replace("#UB 0 1930 490000", "#UB 0 1930 490000.2500")
        .replace("#UB 0 2440 -20000", "#UB 0 2440 -20000.25")
    )
    assert str(fil(innehall).saldon[0, "1930"].ub) == "490000.25"


@pytest.mark.parametrize(
    ("forut", "skrivet"),
    [
        ("#UB 0 1930 490000", "#UB 0 1930 490 000.00"),
        ("#UB 0 2440 -20000", "#UB 0 2440 -20 000"),
        ("#RES 0 4610 650000", "#RES 0 4610 650 000,00"),
        ("#TRANS 4610 {} 650000", "#TRANS 4610 {} 650 000.00"),
    ],
)
@pytest.mark.parametrize("verifikationer", [True, False])
def test_mellanslag_mellan_tusentalen_gor_inte_beloppet_tusen_ganger_mindre(
    forut: str,
    skrivet: str,
    verifikationer: bool,  # noqa: FBT001 - pytest ger parametern
) -> None:
    sie = las(text().replace(forut, skrivet).encode("cp437"), verifikationer=verifikationer)
    assert [(ett.kod, "mellanslag mellan siffrorna" in ett.text) for ett in sie.diagnoser] == [("belopp", True)]


def test_ett_belopp_kan_foljas_av_sin_kvantitet() -> None:
    innehall = text().replace("#UB 0 1930 490000", "#UB 0 1930 490000.00 100")
    assert fil(innehall).diagnoser == ()
    assert fil("#UB 0 1930 490 0\n#UB 0 2440 -490 12.5\n").saldon[0, "1930"].ub == Decimal(490)


@pytest.mark.parametrize("slut", [" }\n", "\t}\n", '20251130 "Text" }\n', "}\n"])
def test_en_klammer_sist_pa_konteringsraden_avslutar_verifikationen(slut: str) -> None:
    mellan = " " if slut.startswith("2") else ""
    innehall = text().replace(" 280000\n}\n", f" 280000{mellan}{slut}") + ver((4610, -5, "20251201"), serie="B")
    for verifikationer in (True, False):
        sie = las(innehall.encode("cp437"), verifikationer=verifikationer)
        assert (sie.avvisad, sie.antal_verifikationer, sie.antal_transar) == (False, 4, 8)


def test_en_avvisad_kontering_avslutar_anda_sin_verifikation() -> None:
    assert koder(text().replace(" 650000\n}\n", " 650000,00 }\n")) == {"belopp"}


def test_en_verifikation_pa_en_enda_rad_faller_inte_bort_tyst() -> None:
    innehall = text(verifikationer='#VER A 1 20251101 "Text" { #TRANS 1930 {} 5 #TRANS 4610 {} -5 }\n')
    assert [ett.kod for ett in fil(innehall).diagnoser] == ["verifikation_form"]
    assert "ska stå på egna rader" in mening(innehall, "verifikation_form")


@pytest.mark.parametrize("klammer", [" {\n", "\t{\n", "{\n", " {  \n", " {\n{\n", "\n{\n"])
def test_klammern_pa_verifikationens_rad(klammer: str) -> None:
    innehall = text(verifikationer=ver(*ARET, klammer=klammer))
    for verifikationer in (True, False):
        sie = las(innehall.encode("cp437"), verifikationer=verifikationer)
        assert (sie.diagnoser, sie.antal_transar) == ((), 6)
    assert fil(innehall).verifikationer[0].text == "Text"


def test_en_klammer_i_texten_ar_text() -> None:
    innehall = text().replace('"Text"', '"Text {"')
    assert fil(innehall).diagnoser == ()
    assert fil(innehall).verifikationer[0].text == "Text {"


def test_en_klammer_med_en_post_pa_samma_rad_sags_en_gang() -> None:
    innehall = text(verifikationer=ver(*ARET).replace("{\n#TRANS", "{ #TRANS", 1))
    assert [ett.kod for ett in fil(innehall).diagnoser] == ["verifikation_form"]
    assert "ska stå ensam på sin rad" in mening(innehall, "verifikation_form")
    assert koder(text(verifikationer=ver(*ARET) + "#VER B 1 20251201\n{ }\n")) == set()


@pytest.mark.parametrize("etikett", ["#PSALDO", "#PBUDGET"])
def test_en_manadsrad_utan_objektlista_faller_bort_med_en_varning(etikett: str) -> None:
    innehall = text(huvud=f"{etikett} 0 202501 3985 -900000\n{etikett} 0 202511 7210 {{}} 280000\n")
    (varning,) = fil(innehall).diagnoser
    assert (varning.kod, varning.niva) == ("utan_objektlista", Niva.VARNING)
    assert "-900 000,00 kr på 3985 202501" in varning.text.replace("\u00a0", " ")
    assert [post.konto for post in (*periodsaldon(fil(innehall), 0, "202512"), *budget(fil(innehall), 0))] == ["7210"]


@pytest.mark.parametrize(
    "rad", ["#PSALDO 0 202501 3985 {6 -9", "#PSALDO 0 202501 3985", "#PBUDGET 0 202501 3985 x", "#OUB 0 1930 5"]
)
def test_andra_trasiga_manadsrader_avvisas(rad: str) -> None:
    assert fil(text(huvud=f"{rad}\n")).avvisad


# --- utan #UB ---


def utgaende(innehall: str, arsnr: int = 0) -> dict[str, Decimal]:
    return {saldo.konto: saldo.belopp for saldo in arssaldon(fil(innehall), arsnr) if saldo.konto < "3"}


def test_utgaende_balans_ur_ingaende_och_arets_verifikationer() -> None:
    innehall = text(arets=saldon(ub={}), verifikationer=ver(*ARET) + ver(*FJOLARET))
    assert koder(innehall) == {"ub_ur_annat", "fler_ars_verifikationer"}
    assert utgaende(innehall) == {konto: Decimal(belopp) for konto, belopp in UB.items()}
    assert bokslutslage(fil(innehall)).lage is Lage.EJ_BOKFORT


def test_utgaende_balans_utan_saldon_for_nagot_ar_utom_ingaende() -> None:
    innehall = text(arets=saldon(ub={}, res={"3985": -900_000}), fjol="")
    assert utgaende(innehall) == {konto: Decimal(belopp) for konto, belopp in UB.items()}
    assert "trans_ej_ub" not in koder(innehall)


def test_utan_ub_och_verifikationer_sags_inget_om_bokslutet() -> None:
    innehall = text(arets=saldon(ub={}), verifikationer="")
    assert koder(innehall) == {"ub_saknas"}
    assert bokslutslage(fil(innehall)).lage is Lage.OKLART


def test_forra_arets_utgaende_balans_ar_arets_ingaende_nar_den_saknas() -> None:
    innehall = text(fjol=FJOL_RES)
    assert utgaende(innehall, -1) == {konto: Decimal(belopp) for konto, belopp in IB.items()}
    assert "2024-01-01–2024-12-31 saknas; den tas ur årets ingående balans" in mening(innehall, "ub_ur_annat")
    assert koder(text(fjol="")) == set()
