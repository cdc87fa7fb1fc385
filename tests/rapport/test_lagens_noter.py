"""Lagens noter, balanskravet och investeringarna: i ett förbund som har allt, och i Östra Mälarbygden."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.modell import (
    Bladprefix,
    Forandring,
    Forandringspost,
    Forandringsslag,
    Rapportrad,
    Upplysning,
    Upplysningsslag,
    Visas,
)
from finsam_xl.parametrar import sjukfranvarons_grans
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.andringar import bokfor, flytta
from tests.exemplet import PERIOD, TID, etiketter, exemplet, grunddata, kontrollerna, rad, siffror, skiss
from tests.rapport.lagensbok import lagensbok, lagensskiss
from tests.rapport.malarbygden import redovisad

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.arbete.bygg.skiss import Skiss, Varde
    from finsam_xl.modell import Bokslut

_P, _S, _U = Forandringspost, Forandringsslag, Upplysningsslag
ROD: Mapping[str, str] = {"L19": "NOTIS", "L21": "NOTIS"}
"""Kontroller som ger något annat än FEL."""


def _avsnitt(skissen: Skiss, rubrik: str, antal: int, blad: str = "ÅR Noter") -> list[list[Varde]]:
    """Raderna närmast under en rubrik."""
    rader = [varden[:3] for varden in skissen.varden[blad]]
    forsta = next(nr for nr, varden in enumerate(rader) if varden[0] == rubrik) + 1
    return rader[forsta : forsta + antal]


def test_anlaggningstillgangarna_foljs_per_slag_fran_arets_borjan_till_dess_slut() -> None:
    assert _avsnitt(lagensskiss(), "Maskiner och inventarier", 6) == [
        ["Ingående bokfört värde", 40_000, 40_000],
        ["Inköp", 90_000, 0],
        ["Försäljning", 0, 0],
        ["Avskrivningar", -18_000, 0],
        ["Nedskrivningar", 0, 0],
        ["Utgående bokfört värde", 112_000, 40_000],
    ]
    assert rad(lagensskiss(), "ÅR Noter", "Summa anläggningstillgångar") == [172_000, 40_000]
    assert rad(lagensskiss(), "ÅR Balansräkning", "Anläggningstillgångar") == ["5", 172_000, 40_000]


def test_lanet_har_nya_lan_amortering_och_nasta_ars_del() -> None:
    assert _avsnitt(lagensskiss(), "Not 6 Långfristiga skulder", 6)[1:] == [
        ["Ingående skuld", 100_000, 100_000],
        ["Nya lån", 80_000, 0],
        ["Amortering", -30_000, 0],
        ["Utgående skuld", 150_000, 100_000],
        ["Varav förfaller till betalning nästa år", 30_000, ""],
    ]


def test_avsattningarna_star_per_slag() -> None:
    assert _avsnitt(lagensskiss(), "Avsättningar för pensioner", 5) == [
        ["Ingående avsättning", 30_000, 30_000],
        ["Nya avsättningar", 15_000, 0],
        ["Använt under året", 0, 0],
        ["Återfört", 0, 0],
        ["Utgående avsättning", 45_000, 30_000],
    ]
    assert _avsnitt(lagensskiss(), "Andra avsättningar", 3)[2] == ["Använt under året", -15_000, 0]


def test_kassaflodet_har_leden_var_for_sig_och_slutar_i_kassan() -> None:
    vantat = {
        "Justering för av- och nedskrivningar": 18_000,
        "Förändring av avsättningar": 0,
        "Investering i anläggningstillgångar": -150_000,
        "Försäljning av anläggningstillgångar": 0,
        "Nyupptagna lån": 80_000,
        "Amortering av långfristiga skulder": -30_000,
        "Årets kassaflöde": -2_262_000,
        "FÖRÄNDRING LIKVIDA MEDEL": -2_262_000,
        "Räntekostnader och liknande": -2_200,
    }
    assert {text: rad(lagensskiss(), "ÅR Kassaflödesanalys", text)[0] for text in vantat} == vantat


def test_investeringarna_star_mot_budget_per_objekt() -> None:
    assert _avsnitt(lagensskiss(), "Objekt", 4, "ÅR Investeringsredovisning") == [
        ["Ombyggnad av lokalen", 50_000, 60_000],
        ["Möbler", 100_000, 90_000],
        ["Inte fördelat på objekt", 0, 0],
        ["Summa investeringar", 150_000, 150_000],
    ]
    assert rad(lagensskiss(), "ÅR Investeringsredovisning", "Ombyggnad av lokalen")[2] == -10_000


def test_extraordinara_poster_star_for_sig_med_en_not_som_forklarar_dem() -> None:
    assert rad(lagensskiss(), "ÅR Resultaträkning", "Extraordinära poster") == ["10", -40_000, 0]
    text, _, posten, _ = _avsnitt(lagensskiss(), "Not 10 Extraordinära poster", 4)
    assert text[0] == "Vattenskadan efter stormen i mars är av engångskaraktär."
    assert posten == ["Vattenskada efter storm", -40_000, 0]


def test_ett_ar_som_ingen_har_skrivit_uppgifter_for_ar_tomt_och_inte_noll() -> None:
    skissen = lagensskiss()
    for text, belopp in (("Inom 1 år", 58_800), ("Borgen för hyra av lokal", 25_000), ("Kvinnor", 9)):
        assert rad(skissen, "ÅR Noter", text) == [belopp, ""]
    assert rad(skissen, "ÅR Balansräkning", "Panter och ansvarsförbindelser") == ["13", 37_000, "inga"]
    assert rad(skissen, "ÅR Noter", "Varav sammanlagd kostnad för räkenskapsrevision") == [60_000, ""]


def test_sjukfranvaron_visas_for_fler_an_gransen_och_aldrig_for_en_liten_grupp() -> None:
    noterna = etiketter(lagensskiss(), "ÅR Noter")
    assert rad(lagensskiss(), "ÅR Noter", "Sjukfrånvaro, procent") == [4.2, ""]
    assert "30–49 år, procent" in noterna
    assert "Kvinnor, procent" not in noterna
    assert f"Sjukfrånvaron lämnas inte för grupper med högst {sjukfranvarons_grans(2025)} anställda." in noterna


def test_balanskravsutredningen_eller_skalet_trycks_som_grunddata_valjer() -> None:
    blad = "ÅR Balanskrav"
    assert rad(lagensskiss(), blad, "Samtliga realisationsvinster") == [-3_000, 0]
    assert rad(lagensskiss(), blad, "Årets balanskravsresultat") == [-1_527_400, 1_602_800]
    assert any("21 § lagen (2003:1210)" in str(text) for text in etiketter(skiss(exemplet()), blad))


def test_de_nya_kontrollerna_haller_i_ett_forbund_som_har_allt() -> None:
    svar = kontrollerna(lagensskiss())
    utan = {ident: ett.utfall for ident, ett in svar.items() if ident.startswith("L") and ett.utfall != "OK"}
    assert utan == {"L04": "EJ AKTUELL"}
    assert {ident for ident in svar if ident.startswith("L")} == {f"L{nr:02}" for nr in range(1, 21)}
    assert [ident for ident, ett in svar.items() if ett.utfall == "FEL"] == []


def test_ostra_malarbygdens_inventarier_och_lan_foljs_utan_en_skriven_cell() -> None:
    for plan in ("bas", "kommunbas"):
        skissen = redovisad(plan)
        assert rad(skissen, "ÅR Noter", "Utgående bokfört värde") == [48_000, 72_000]
        assert _avsnitt(skissen, "Maskiner och inventarier", 4)[3] == ["Avskrivningar", -24_000, -24_000]
        assert rad(skissen, "ÅR Noter", "Amortering") == [-20_000, -20_000]
        assert rad(skissen, "ÅR Noter", "Utgående skuld") == [60_000, 80_000]
        assert rad(skissen, "ÅR Kassaflödesanalys", "Amortering av långfristiga skulder") == [-20_000, -20_000]
        assert rad(skissen, "ÅR Noter", "Utgående eget kapital") == [7_266_979, 5_306_365]
        svar = kontrollerna(skissen)
        noternas = {ident: ett.utfall for ident, ett in svar.items() if ident[0] == "L" and ident >= "L09"}
        assert noternas == dict.fromkeys(("L09", "L10", "L12", "L13", "L16", "L19"), "OK")


def _andrad(bok: Bokslut, post: Forandringspost, slag: Forandringsslag, belopp: int) -> Bokslut:
    return replace(bok, forandringar=(*bok.forandringar, Forandring(PERIOD, post, slag, Decimal(belopp))))


def _utan(*slag: Upplysningsslag) -> Callable[[Bokslut], Bokslut]:
    return lambda bok: replace(bok, upplysningar=tuple(ett for ett in bok.upplysningar if ett.slag not in slag))


def _sald(bok: Bokslut) -> Bokslut:
    """En vinst på sålda inventarier är bokförd, men varken skriven för kassaflödet eller den i utredningen."""
    bok = bokfor(bok, {"3973": -7_000, "1930": 7_000})
    namn = {"3973": "Vinst vid avyttring av inventarier"}
    return replace(bok, saldon=tuple(replace(ett, benamning=namn.get(ett.konto, ett.benamning)) for ett in bok.saldon))


def _egen_rad(bok: Bokslut) -> Bokslut:
    """Noten om finansiella poster med en egen rad, som inte har alla konton."""
    egen = Rapportrad(Bladprefix.AR, "NOT_finansiella", 10, "NOT_finansiella_rantor", "Räntor", summerar="8300-8399")
    return replace(bok, rapportrader=(*bok.rapportrader, egen))


RODA: Mapping[str, Callable[[Bokslut], Bokslut]] = {
    "L09": lambda bok: _andrad(bok, _P.INVENTARIER, _S.AVSKRIVNING, 5_000),
    "L10": lambda bok: _andrad(bok, _P.LAN, _S.NYA_LAN, 1_000),
    "L11": lambda bok: _andrad(_andrad(bok, _P.PENSIONER, _S.NYA_AVSATTNINGAR, 9), _P.PENSIONER, _S.ANVANDA, 7),
    "L12": lambda bok: bokfor(bok, {"2067": 700, "1930": -700}),
    "L13": _egen_rad,
    "L15": lambda bok: replace(bok, investeringar=bok.investeringar[:1]),
    "L16": lambda bok: _andrad(bok, _P.INVENTARIER, _S.INKOP, 4_000),
    "L17": lambda bok: flytta(bok, "7832", rad="OPLACERAT"),
    "L19": lambda bok: flytta(bok, "6420", not_="NOT2_ovriga"),
    "L20": _utan(_U.UNGA),
    "L21": _sald,
    "L11 ingående": lambda bok: bokfor(bok, {"2210": 500, "2290": -500}, ib=True),
}
"""Ändringen som gör kontrollen röd; L14 och L18 blir det av det som skrivs efter bygget."""


BOCKER = (("L09", "L11", "L12", "L13", "L17", "L20"), ("L10", "L11 ingående", "L15", "L16", "L19", "L21"))
"""Ändringarna som görs i samma bok: de rör inte varandras kontroller."""


@pytest.mark.parametrize("iden", BOCKER)
def test_varje_ny_kontroll_blir_rod_av_en_andring(iden: tuple[str, ...]) -> None:
    bok = lagensbok()
    for ident in iden:
        bok = RODA[ident](bok)
    svar = kontrollerna(siffror(bok))
    assert {ident: svar[ident[:3]].utfall for ident in iden} == {ident: ROD.get(ident, "FEL") for ident in iden}


def test_det_som_skrivs_efter_bygget_gor_noten_rod_tills_den_byggs_pa_nytt() -> None:
    bok = lagensbok()
    borg = Upplysning(PERIOD, *_U.ANSVAR.value, Decimal(900), "Ny borgen")
    efter = bokfor(bok, {"8712": 300, "1930": -300})
    saldon = tuple(replace(rad, rad="RR_extraordinara") if rad.konto == "8712" else rad for rad in efter.saldon)
    efter = replace(efter, saldon=saldon, upplysningar=(*bok.upplysningar, borg))
    svar = kontrollerna(skissa(bygg(ARSREDOVISNING, bok, TID), efter, TID))
    assert {ident: svar[ident].utfall for ident in ("L14", "L18")} == {"L14": "FEL", "L18": "FEL"}


def test_en_bok_utan_de_nya_uppgifterna_bygger_som_forr() -> None:
    gammal = replace(lagensbok(), noter=(), rapportrader=(), forandringar=(), upplysningar=(), investeringar=())
    skissen = siffror(grunddata(gammal, AR_Balanskrav=None, AR_Delarsrapport=None))
    svar = kontrollerna(skissen)
    assert {ident: ett.utfall for ident, ett in svar.items() if ident.startswith("L")} == {
        **dict.fromkeys(("L01", "L05", "L06"), "NOTIS"),
        **dict.fromkeys(("L02", "L03"), "OK"),
        **dict.fromkeys(("L04", "L08"), "EJ AKTUELL"),
        "L07": "FEL",
    }
    assert not [namn for namn in skissen.rapport.namn if namn.startswith(("AR_AN_", "AR_LA_", "AR_BK_", "AR_UP_"))]


def test_en_forsaljning_och_ett_inkop_samma_ar_gar_att_skriva() -> None:
    """Det skrivna ledet gäller, och det andra är resten; försäljningens vinst hör till investeringarna."""
    bok = _andrad(lagensbok(), _P.INVENTARIER, _S.FORSALJNING, 20_000)
    bok = _andrad(bok, _P.INVENTARIER, _S.REALISATIONSVINST, 3_000)
    bok = replace(bok, investeringar=())
    skissen = skiss(grunddata(bok, AR_Enhetsord="kr", AR_Enhet=1))
    assert _avsnitt(skissen, "Maskiner och inventarier", 3)[1:] == [["Inköp", 110_000, 0], ["Försäljning", -20_000, 0]]
    kf = {str(varden[0]): varden[1] for varden in skissen.varden["ÅR Kassaflödesanalys"][3:]}
    assert kf["Försäljning av anläggningstillgångar"] == 23_000
    assert kf["Justering för av- och nedskrivningar"] == 18_000
    assert kf["Justering för realisationsvinster"] == -3_000
    assert kf["Årets kassaflöde"] == kf["FÖRÄNDRING LIKVIDA MEDEL"] == -2_262_000
    assert kontrollerna(skissen)["L16"].utfall == "OK"


def test_ett_konto_som_bara_heter_avskrivningar_delas_efter_de_ackumulerade() -> None:
    """Två slag skrivs av på ett konto: varje slag har sina konton för ackumulerade avskrivningar."""
    saldon = (
        replace(ett, konto="7890", benamning="Avskrivningar") if ett.konto == "7832" else ett
        for ett in lagensbok().saldon
    )
    skissen = siffror(replace(lagensbok(), saldon=tuple(saldon)))
    assert skissen.namngiven("AR_AN_inventarier_avskrivning") == -18_000
    assert kontrollerna(skissen)["L09"].utfall == "OK"


def test_en_not_som_alltid_trycks_sager_att_forbundet_inget_har() -> None:
    noter = tuple(replace(ett, visas=Visas.ALLTID, text="") for ett in lagensbok().noter)
    skissen = skiss(replace(exemplet(), noter=noter))
    noterna = etiketter(skissen, "ÅR Noter")
    assert {"Förbundet har inga anläggningstillgångar.", "Förbundet har inga avsättningar."} <= set(noterna)
    assert "Försäljning av anläggningstillgångar" not in etiketter(skissen, "ÅR Kassaflödesanalys")
    assert kontrollerna(skissen)["L07"].utfall == "OK"


def test_en_liten_arbetsgivare_visar_ingen_sjukfranvaro_och_ett_forsta_ar_ingen_jamforelse() -> None:
    few = tuple(
        replace(ett, varde=Decimal(3) if ett.slag is _U.KVINNOR else ett.varde) for ett in lagensbok().upplysningar
    )
    forsta = skiss(grunddata(replace(lagensbok(), upplysningar=few), AR_Period_fg=None))
    noterna = etiketter(forsta, "ÅR Noter")
    assert "Sjukfrånvaro, procent" not in noterna
    assert "Sjukfrånvaron lämnas inte: förbundet har högst 10 anställda." in noterna
    for blad in ("ÅR Noter", "ÅR Balanskrav", "ÅR Investeringsredovisning"):
        sista = [varden[-1] for varden in forsta.varden[blad] if isinstance(varden[1], (int, float))]
        assert sista
        assert not [ett for ett in sista if isinstance(ett, (int, float))], blad


def test_en_grupp_som_var_liten_forra_aret_har_tom_cell_det_aret() -> None:
    """Gränsen gäller varje år för sig: tolv kvinnor i år, åtta förra året."""
    fore = {_U.KVINNOR: Decimal(8), _U.MAN: Decimal(40), _U.SJUK_KVINNOR: Decimal(6)}
    nu = {_U.KVINNOR: Decimal(12), _U.MAN: Decimal(40), _U.SJUK_KVINNOR: Decimal(5)}
    dagar = (PERIOD, PERIOD.replace(year=PERIOD.year - 1))
    rader = tuple(
        Upplysning(dag, *slag.value, tal)
        for dag, alla in zip(dagar, (nu, fore), strict=True)
        for slag, tal in alla.items()
    )
    ritad = skiss(replace(lagensbok(), upplysningar=rader))
    kvinnorna = next(rad for rad in ritad.varden["ÅR Noter"] if rad[0] == "Kvinnor, procent")
    assert [ett for ett in kvinnorna[1:] if ett not in {None, ""}] == [5]


def test_ett_tal_som_inte_kan_stamma_sags() -> None:
    """En sjukfrånvaro som skrevs 4,2 % blir 0,042 i cellen; en del är högst det hela, och tecknen är givna."""
    bok = lagensbok()
    fel = {
        _U.SJUK: Decimal("0.042"),
        _U.SJUK_MAN: Decimal(420),
        _U.NASTA_AMORTERING: Decimal(900_000_000),
        _U.REVISION: Decimal(900_000_000),
        _U.LEASING_SENARE: Decimal(-1),
        _U.BK_VINSTER: Decimal(3_000),
        _U.BK_UR_RESERV: Decimal(-3_000),
    }
    rader = [ett for ett in bok.upplysningar if ett.slag not in {*fel, _U.LEASING_1}]
    rader += [Upplysning(PERIOD, *slag.value, tal) for slag, tal in fel.items()]
    utan_konto = Forandring(PERIOD, _P.OVRIGA_TILLGANGAR, _S.INKOP, Decimal(5_000))
    bok = _andrad(replace(bok, upplysningar=tuple(rader)), _P.LAN, _S.AMORTERING, -10)
    svar = kontrollerna(siffror(replace(bok, forandringar=(*bok.forandringar, utan_konto))))
    svaret = svar["L08"]
    assert svaret.utfall == "FEL"
    assert f"inte har konton för: {_P.OVRIGA_TILLGANGAR}: inköp." in svaret.text
    assert "långfristiga skulder: amortering har minustecken" in svaret.text
    assert all(f"{slag.amne}, {slag.uppgift} " in svaret.text for slag in fel)
    assert (svar["L06"].utfall, "leasing, inom 1 år, 2025-12-31" in svar["L06"].text) == ("NOTIS", True)


def test_forra_arets_uppgifter_ar_inte_arets() -> None:
    """Det som skrevs förra året följer med i boken: i år saknas talen, och sjukfrånvaron för fler än gränsen."""
    fore = PERIOD.replace(year=PERIOD.year - 1)
    arets = [ett for ett in lagensbok().upplysningar if ett.slag in {_U.KVINNOR, _U.MAN}]
    rader = tuple(replace(ett, period=fore) for ett in lagensbok().upplysningar)
    svar = kontrollerna(siffror(replace(lagensbok(), upplysningar=(*arets, *rader))))
    assert all(ord_ in svar["L06"].text for ord_ in ("leasingens", "amorteringen nästa år", "sjukfrånvaron"))
    assert "L20" not in svar
