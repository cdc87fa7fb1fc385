"""Vilken tid filen täcker: räkenskapsåren, dagen den skrevs, #OMFATTN, och dagarna som något är bokfört."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import arssaldon, bokslutslage, las, med_manader, objektsaldon
from finsam_xl.sie.saldon import resultatsumma
from tests.sie.siebok import ARET, FJOL, FJOL_RES, FJOLARET, IB, RAR, UB, fil, koder, mening, saldon, text, ver


def test_en_ren_fil_ger_inget_att_saga() -> None:
    assert fil(text()).diagnoser == ()
    assert bokslutslage(fil(text())).resultat == Decimal(-30_000)


@pytest.mark.parametrize(
    ("gen", "omfattn", "fragas"),
    [
        ("20250901", "", True),
        ("20251230", "", True),
        ("20250901", "20251231", True),
        ("20250620", "20250630", True),
        ("20251231", "", False),
        ("20260101", "", False),
        ("20250901", "20250831", False),
        ("", "", False),
    ],
)
def test_en_fil_skriven_fore_dagen_som_saldona_galler_fragas_det_om(gen: str, omfattn: str, fragas: bool) -> None:  # noqa: FBT001 - pytest ger parametern
    innehall = text(gen=gen, huvud=f"#OMFATTN {omfattn}\n" if omfattn else "")
    assert ("skriven_fore" in koder(innehall)) is fragas
    if fragas:
        (fraga,) = (ett for ett in fil(innehall).diagnoser if ett.kod == "skriven_fore")
        assert fraga.niva is Niva.FRAGA
        assert f"skriven {gen[:4]}-{gen[4:6]}-{gen[6:]}" in fraga.text
        assert ("saknar #OMFATTN" in fraga.text) is not bool(omfattn)


@pytest.mark.parametrize("gen", ["20250701", "20251231", "20260115", "20280101", ""])
@pytest.mark.parametrize(
    ("sista", "tomt"), [("20250620", True), ("20251101", True), ("20251102", False), ("20251231", False)]
)
def test_sextio_dagar_utan_verifikation_i_arets_slut_sags_nar_filen_an_skrevs(gen: str, sista: str, tomt: bool) -> None:  # noqa: FBT001 - pytest ger parametern
    rader = (*ARET[:2], (7210, -280_000, sista))
    assert ("sista_dagarna" in koder(text(gen=gen, verifikationer=ver(*rader)))) is tomt


def test_andra_ars_verifikationer_fyller_inte_arets_slut() -> None:
    sent = ver(*ARET[:2], (7210, -280_000, "20250820")) + ver((7210, -1, "20260110"), serie="B")
    assert "2025-08-20" in mening(text(verifikationer=sent), "sista_dagarna")


def test_manadssaldon_som_slutar_i_juni_sags_nar_filen_saknar_verifikationer() -> None:
    manader = "#PSALDO 0 202501 3985 {} -900000\n#PSALDO 0 202506 4610 {} 650000\n#PSALDO 0 202506 7210 {} 280000\n"
    assert "#PSALDO) gäller till 2025-06-30" in mening(text(verifikationer=manader), "sista_dagarna")
    i_december = manader.replace("202506 7210", "202512 7210")
    assert "sista_dagarna" not in koder(text(verifikationer=i_december))
    assert "sista_dagarna" not in koder(text(verifikationer=""))


def test_ett_halvar_med_omfattn_har_sitt_slut_i_juni() -> None:
    halvt = text(
        gen="20250715", huvud="#OMFATTN 20250630\n", verifikationer=ver(*ARET[:2], (7210, -280_000, "20250625"))
    )
    assert koder(halvt) == {"del_av_ar"}


@pytest.mark.parametrize(
    ("rar", "funna"),
    [
        ("#RAR 0 20240715 20251231\n", {"arets_langd"}),
        ("#RAR 0 20250301 20251231\n", {"arets_langd"}),
        ("#RAR 0 20250101 20250630\n", {"arets_langd"}),
        ("#RAR 0 20250101 20251230\n", {"arets_langd"}),
        ("#RAR 0 20250101 20261231\n", {"arets_langd"}),
        ("#RAR 0 20250201 20260131\n#RAR -1 20240201 20250131\n", {"ej_kalenderar"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20241101 20241231\n", {"fjolarets_langd"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20230701 20241231\n", {"fjolarets_langd"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20230101 20231231\n", {"aren_mots_inte"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20231231 20241230\n", {"aren_mots_inte"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20240201 20250131\n", {"aren_overlappar"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20250101 20251231\n", {"aren_overlappar"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20260101 20261231\n", {"aren_overlappar"}),
        ("#RAR 0 20240229 20250227\n", {"arets_langd"}),
        ("#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n#RAR -2 20230601 20231231\n", set()),
    ],
)
def test_ar_som_inte_ar_tolv_manader_eller_inte_mots(rar: str, funna: set[str]) -> None:
    om_aren = {"arets_langd", "fjolarets_langd", "aren_mots_inte", "aren_overlappar", "ej_kalenderar"}
    assert koder(text(rar=rar, verifikationer="")) & om_aren == funna


def test_skottaret_ar_tolv_manader() -> None:
    innehall = text(gen="20250110", rar="#RAR 0 20240101 20241231\n#RAR -1 20230101 20231231\n", verifikationer="")
    assert koder(innehall) == set()


def test_ett_forlangt_forsta_ar_namner_lagen_och_tiden() -> None:
    sagt = mening(text(rar="#RAR 0 20240715 20251231\n", fjol=""), "arets_langd")
    assert "2024-07-15–2025-12-31" in sagt
    assert "LKBR 1:5" in sagt


@pytest.mark.parametrize("omfattn", ["19700101", "20241231", "20260101"])
def test_omfattning_utanfor_aret_fragas_det_om_och_saldona_ar_arets(omfattn: str) -> None:
    innehall = text(huvud=f"#OMFATTN {omfattn}\n")
    assert koder(innehall) == {"omfattning_utanfor"}
    assert not fil(innehall).avvisad


# --- verifikationer för flera år ---


@pytest.mark.parametrize("ordning", [1, -1])
def test_tva_dagar_for_samma_sak_ger_den_forsta(ordning: int) -> None:
    gen, omfattn = ("20250901", "20260115")[::ordning], ("20250630", "20251231")[::ordning]
    assert koder(text(gen="\n#GEN ".join(gen))) == {"skriven_fore"}
    assert "del_av_ar" in koder(text(huvud="".join(f"#OMFATTN {dag}\n" for dag in omfattn)))


def test_tva_ars_verifikationer_sags_en_gang_med_antal() -> None:
    innehall = text(verifikationer=ver(*ARET) + ver(*FJOLARET))
    assert koder(innehall) == {"fler_ars_verifikationer"}
    assert "3 för 2025-01-01–2025-12-31; 3 för 2024-01-01–2024-12-31" in mening(innehall, "fler_ars_verifikationer")


@pytest.mark.parametrize("forst", [True, False])
@pytest.mark.parametrize("rar", [RAR, RAR + "#RAR -2 20230101 20231231\n"])
def test_arets_resultat_ar_arets_verifikationer_nar_res_saknas(forst: bool, rar: str) -> None:  # noqa: FBT001 - pytest ger parametern
    aren = [ver(*ARET), ver(*FJOLARET), ver((7210, -5_000, "20230404"))]
    bada = "".join(aren if forst else aren[::-1])
    innehall = text(rar=rar, arets=saldon(res={}), fjol=FJOL, verifikationer=bada)
    assert bokslutslage(fil(innehall)).resultat == Decimal(-30_000)
    assert resultatsumma(fil(innehall), -1) == Decimal(-100_000)
    meningar = [ett.text.replace("\u00a0", " ") for ett in fil(innehall).diagnoser if ett.kod == "res_ur_trans"]
    assert ["-30 000,00" in meningar[0], " 100 000,00" in meningar[1]] == [True, True]
    assert [saldo.belopp for saldo in arssaldon(fil(innehall), 0) if saldo.konto == "7210"] == [280_000]
    assert las(innehall.encode("cp437")).transsummor == fil(innehall).transsummor


def test_verifikationer_fore_rakenskapsaret_i_filen_hor_anda_till_sitt_ar() -> None:
    rader = text(arets=saldon(res={}), fjol=FJOL, verifikationer="")
    innehall = rader.replace(RAR, "") + ver(*FJOLARET) + ver(*ARET) + RAR
    assert bokslutslage(fil(innehall)).resultat == Decimal(-30_000)
    assert resultatsumma(fil(innehall), -1) == Decimal(-100_000)


@pytest.mark.parametrize(
    ("fjol", "verifikationer", "resultat"),
    [
        (FJOL, ver(*FJOLARET), -100_000),
        (FJOL.replace("#IB -1 1930 400000\n#IB -1 2067 -400000\n", ""), ver(*FJOLARET), 0),
        ("".join(rad for rad in FJOL.splitlines(keepends=True) if "#UB" not in rad), ver(*FJOLARET), -100_000),
        (FJOL, ver(*FJOLARET[:2]), 0),
        ("", ver(*FJOLARET[:2]), 0),
    ],
)
def test_fjolarets_resultat_ur_verifikationerna_bara_nar_balansen_visar_att_de_ar_alla(
    fjol: str, verifikationer: str, resultat: int
) -> None:
    innehall = text(fjol=fjol, verifikationer=ver(*ARET) + verifikationer)
    assert resultatsumma(fil(innehall), -1) == Decimal(resultat)


def test_objekt_och_manader_ar_arets_egna() -> None:
    rad = "#VER B 1 {}\n{{\n#TRANS 4610 {{6 P1}} {}\n#TRANS 1930 {{}} -{}\n}}\n"
    tva = rad.format("20250310", 40, 40) + rad.format("20240310", 7, 7)
    sie = fil(text(arets=saldon(ub=UB | {"1930": 489_960}, res={}), fjol="", verifikationer=ver(*ARET) + tva))
    assert [(post.objekt, post.belopp) for post in objektsaldon(sie, 0, "6")] == [("P1", Decimal(40))]
    assert objektsaldon(sie, -1, "6") == ()
    manader = {
        (manad, konto): post.belopp for (_, manad, konto, lista), post in med_manader(sie).psaldo.items() if not lista
    }
    assert manader["202503", "4610"] == Decimal(40)
    assert {manad[:4] for manad, _ in manader} == {"2025"}


def test_nummer_som_gar_om_varje_ar_ar_inte_anvanda_tva_ganger() -> None:
    odeklarerade = ver((7210, -1, "20230101"), (7210, -1, "20230102")) + ver((7210, -1, "20260110"))
    assert "verifikation_nummer" not in koder(text(verifikationer=ver(*ARET) + ver(*FJOLARET) + odeklarerade))
    assert "verifikation_nummer" in koder(text(verifikationer=ver(*ARET) + ver(*ARET)))


def test_nyarets_verifikationer_raknas_inte_till_aret_och_sags_en_gang() -> None:
    januari = ver((7210, -1_000, "20260105"), (7210, -2_000, "20260107"), (7210, -3_000, "20260108"), serie="B")
    innehall = text(arets=saldon(res={}), verifikationer=ver(*ARET) + januari)
    assert bokslutslage(fil(innehall)).resultat == Decimal(-30_000)
    assert "Samma gäller 2 till daterade 2026." in mening(innehall, "verifikation_datum")


@pytest.mark.parametrize("rar", [RAR, "#RAR 0 20250101 20251231\n"])
def test_de_flesta_datum_utanfor_aret_ar_en_fraga(rar: str) -> None:
    innehall = text(rar=rar, verifikationer=ver(*FJOLARET) + ver((7210, -280_000, "20251201"), serie="B"))
    assert "3 av 4 verifikationer är daterade utanför" in mening(innehall, "datum_utanfor")
    assert "ub_ej_trans" not in koder(text(rar=rar, verifikationer=ver(*FJOLARET)))


def test_fler_gamla_verifikationer_an_nya_ar_ingen_fraga_nar_arets_ger_arets_saldon() -> None:
    gamla = ver(*FJOLARET) + ver((1930, 5, "20240101"), (1930, 5, "20240102"), serie="B")
    assert koder(text(verifikationer=ver(*ARET) + gamla)) == {"fler_ars_verifikationer"}


def test_ingaende_balans_mot_fjolarets_ub_med_ett_resultat_ur_verifikationerna() -> None:
    """Förra årets resultat kan stå på ett annat eget kapital-konto i år, också när #RES för förra året saknas."""
    flyttat = {konto: belopp for konto, belopp in IB.items() if konto != "2068"} | {"2067": -500_000}
    arets = saldon(ib=flyttat, ub=flyttat | {"1930": 490_000})
    assert "ib_skiljer" not in koder(text(arets=arets, fjol=FJOL, verifikationer=ver(*ARET) + ver(*FJOLARET)))
    assert "ib_skiljer" not in koder(text(arets=arets, fjol=FJOL + FJOL_RES))
