"""Varje kontroll i registret kan bita: en ändring i en full bok ger dess värsta utfall, och tillbaka är den OK igen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.rakningar.rapportdelar import arsredovisningens, halvarets
from finsam_xl.kontroller.register import Utfall, samtliga
from finsam_xl.modell import Bedomning, Deltagarantal, Dimension, Indikator, Insats, Matt, Part, Radslag, Version
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.andringar import andra_budget, andra_insats, andra_medlem, andra_objekt, bokfor, flytta
from tests.exemplet import TID, exempelskiss, exemplet, grunddata, halvaret, halvarsskiss, kontrollerna, siffror
from tests.kontroller import test_kontroller_bilagor as bilagor
from tests.planexemplet import planen
from tests.rapport.lagensbok import lagensbok

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.kontroller.register import Kontroll, Kontrollsvar
    from finsam_xl.modell import Bokslut, Insatskort, Kommun, Objektsaldorad


@dataclass(frozen=True, slots=True)
class Fall:
    """En kontroll i en rapport: ändringen som gör den röd, och den fulla boken om det inte är exemplet.

    *efter_bygget* görs ändringen i en byggd bok, som räknas om.
    """

    rapport: str
    andra: Callable[[Bokslut], Bokslut]
    bok: Callable[[], Bokslut] | None = None
    efter_bygget: bool = False

    @property
    def full(self) -> Callable[[], Bokslut]:
        return self.bok or {"AR": exemplet, "HR": halvaret, "VP": planen, "BI": bilagor.exemplet}[self.rapport]


def _bokfort(**belopp: int) -> Callable[[Bokslut], Bokslut]:
    """Ett belopp på ett konto, skrivet k1930=500."""
    return lambda bok: bokfor(bok, {konto.removeprefix("k"): tal for konto, tal in belopp.items()})


def _budget(post: str, belopp: int, version: Version = Version.VERKSAMHETSPLAN) -> Callable[[Bokslut], Bokslut]:
    """Den första raden för posten i versionen får ett annat belopp."""

    def andra(bok: Bokslut) -> Bokslut:
        rader = list(bok.budget)
        plats = next(nr for nr, rad in enumerate(rader) if (rad.post, rad.version) == (post, version))
        rader[plats] = replace(rader[plats], belopp=Decimal(belopp))
        return replace(bok, budget=tuple(rader))

    return andra


def _historik(post: str, ar: int, mer: int) -> Callable[[Bokslut], Bokslut]:
    def andra(bok: Bokslut) -> Bokslut:
        rader = (
            replace(rad, belopp=rad.belopp + mer) if (rad.post, rad.period.year) == (post, ar) else rad
            for rad in bok.historik
        )
        return replace(bok, historik=tuple(rader))

    return andra


def _kort(**andrat: object) -> Callable[[Bokslut], Bokslut]:
    """Det första kortet ändrat."""
    return lambda bok: replace(bok, insatskort=(replace(bok.insatskort[0], **andrat), *bok.insatskort[1:]))  # type: ignore[arg-type]


def _forsta(bok: Bokslut) -> Insatskort:
    return bok.insatskort[0]


def _insats(ident: str, **andrat: object) -> Callable[[Bokslut], Bokslut]:
    return lambda bok: andra_insats(bok, ident, lambda insats: replace(insats, **andrat))  # type: ignore[arg-type]


def _medlem(ident: str, **andrat: object) -> Callable[[Bokslut], Bokslut]:
    return lambda bok: andra_medlem(bok, ident, lambda medlem: replace(medlem, **andrat))  # type: ignore[arg-type]


def _grund(**val: object) -> Callable[[Bokslut], Bokslut]:
    return lambda bok: grunddata(bok, **val)


def _undertecknad() -> Bokslut:
    return grunddata(lagensbok(), Undertecknad=date(2026, 3, 20))


@cache
def _bok_efter_planen() -> Bokslut:
    """Årsredovisningen jämför med den antagna planen, och ett beslut följer nyckeln."""
    bok = grunddata(exemplet(), AR_Budgetversion="verksamhetsplan")
    beraknat = siffror(bok)
    medlemmar = (
        replace(medlem, beslutad=Decimal(str(beraknat.namngiven(f"AR_FD_beraknad_{medlem.id}"))))
        if medlem.part is Part.KOMMUN
        else medlem
        for medlem in bok.medlemmar
    )
    return replace(bok, medlemmar=tuple(medlemmar))


@cache
def _bilagor_med_antal() -> Bokslut:
    """Det första kortets insats räknar deltagare både på kortet och i Insatser, och bedöms på båda."""
    bok = bilagor.exemplet()
    kortet = _forsta(bok)
    med = _insats(kortet.insats, kvinnor=3, man=2, bedomning=Bedomning.UPPFYLLD)(bok)
    return _kort(deltagare=5, kvinnor=3, man=2, bedomning=Bedomning.UPPFYLLD)(med)


@cache
def _bilagor_med_mal() -> Bokslut:
    """En indikator med mål, mått och båda jämförelsetalen, och svar på alla alternativ."""
    svar = replace(
        bilagor.SVAR,
        jamfors_med="nationellt",
        matt=Matt.POSITIVT,
        nationellt=Decimal("0.4"),
        nationellt_positivt=Decimal("0.6"),
    )
    return replace(bilagor.exemplet(), enkatsvar=(svar,))


@cache
def _bilagor_inom_budget() -> Bokslut:
    bok = bilagor.exemplet()
    return replace(bok, budget=tuple(replace(rad, belopp=rad.belopp * 10) for rad in bok.budget))


def _svar(**andrat: object) -> Callable[[Bokslut], Bokslut]:
    return lambda bok: replace(bok, enkatsvar=(replace(bok.enkatsvar[0], **andrat),))  # type: ignore[arg-type]


@cache
def _halvar_med_alla_insatser() -> Bokslut:
    """Insatsmedlen i huvudboken är insatsernas: skillnaden i exemplet är bokförd på en av dem."""
    return andra_objekt(
        halvaret(),
        Dimension.INSATS,
        "mysam",
        lambda rad: replace(rad, belopp=rad.belopp + Decimal("61107.00")) if rad.belopp else rad,
        date(2019, 6, 30),
    )


@cache
def _plan_inom_malet() -> Bokslut:
    return grunddata(planen(), VP_Ingaende_ek=Decimal(6_610_000))


@cache
def _plan_med_helt() -> Bokslut:
    """En insats har ett belopp för hela sin tid i stället för årets."""
    rader = list(planen().budget)
    plats = next(nr for nr, rad in enumerate(rader) if rad.insats == "arbetsliv_ockelbo")
    rader[plats] = replace(rader[plats], belopp=Decimal(0), hela_perioden=Decimal(1_000_000))
    bok = replace(planen(), budget=tuple(rader))
    return _insats("arbetsliv_ockelbo", start=date(2022, 1, 1), slut=date(2023, 12, 31))(bok)


_ANTAL = Deltagarantal("kurs", "Kurs", Radslag.VISAS, inriktning="Utbildning", antal=9, kvinnor=3, man=2)


_AVSTEG = Indikator("9", "", "Ett mål", bedomning=Bedomning.DELVIS)


def _motpart(**andrat: object) -> Callable[[Bokslut], Bokslut]:
    """Bollnäs rader i Objektsaldo ändrade."""
    return lambda bok: andra_objekt(bok, Dimension.MOTPART, "bollnas", lambda rad: replace(rad, **andrat))  # type: ignore[arg-type]


def _deltagare(rad: Deltagarantal) -> Callable[[Bokslut], Bokslut]:
    return lambda bok: replace(bok, deltagarantal=(*bok.deltagarantal, rad))


def _namner_okand(bok: Bokslut) -> Kommun:
    return replace(bok.kommuner[0], lokala_insatser="Okänd")


def _mer_avgift(rad: Objektsaldorad) -> Objektsaldorad:
    return replace(rad, belopp=rad.belopp - 2000) if rad.not_ == "NOT1_medlemmar" else rad


def _med_deltagare(bok: Bokslut, kvinnor: int, man: int) -> Bokslut:
    """Deltagartabellen har en insats."""

    def ett(insats: Insats) -> Insats:
        if insats.id == "trisam":
            return replace(insats, kvinnor=kvinnor, man=man)
        return replace(insats, plats_deltagare=None)

    return replace(bok, insatser=tuple(map(ett, bok.insatser)))


def _utan_insats_pa_forsta(bok: Bokslut) -> Bokslut:
    rader = list(bok.budget)
    plats = next(nr for nr, rad in enumerate(rader) if rad.post == "insatsmedel")
    rader[plats] = replace(rader[plats], insats="")
    return replace(bok, budget=tuple(rader))


def _flyttad_insats(bok: Bokslut) -> Bokslut:
    return _insats("arbetsliv_ockelbo", start=date(2030, 1, 1), slut=date(2030, 12, 31))(bok)


def _dyr(bok: Bokslut) -> Bokslut:
    """Det första kortets insats har kostat hundra miljoner."""
    return andra_objekt(
        bok,
        Dimension.INSATS,
        _forsta(bok).insats,
        lambda rad: replace(rad, belopp=Decimal(100_000_000)),
        bok.grunddata["BI_Period"],  # type: ignore[arg-type]
    )


def _besvarad_fraga(bok: Bokslut) -> Bokslut:
    """En fråga om siffrorna fick ja när årets fil lästes in."""
    ja = replace(bok.importlogg[-1], anmarkningar="BESVARAD MED JA sie-annat-orgnr: Numret är ett annat.")
    return replace(bok, importlogg=(*bok.importlogg[:-1], ja))


def _utan_prognos(bok: Bokslut) -> Bokslut:
    return replace(bok, budget=tuple(rad for rad in bok.budget if rad.version is not Version.PROGNOS))


@cache
def _med_bada_konen() -> Bokslut:
    """Varje insats i exemplet har båda könen ifyllda."""
    return _insats("safe", man=0)(exemplet())


FALL: Mapping[str, Fall] = {
    "C01": Fall("AR", _bokfort(k8910=5000)),
    "C02": Fall("AR", _bokfort(k9001=500)),
    "C03": Fall("AR", _bokfort(k6530=5000)),
    "C04": Fall("AR", lambda bok: flytta(bok, "1630", rad="BR_skulder", not_="NOT4_ovriga")),
    "C05": Fall("AR", _bokfort(k2067=-10000)),
    "C06": Fall("AR", _bokfort(k1930=1000)),
    "C07": Fall("AR", _historik("eget_kapital", 2023, 1)),
    "C08": Fall("AR", lambda bok: bokfor(bok, {"1630": 16000}, ib=True)),
    "C09": Fall("AR", _bokfort(k1930=1000)),
    "C10": Fall("AR", lambda bok: flytta(bok, "3985", not_="")),
    "C10b": Fall("AR", lambda bok: andra_objekt(bok, Dimension.MOTPART, "region", _mer_avgift)),
    "C11": Fall("AR", _motpart(part=Part.REGION)),
    "C12": Fall("AR", lambda bok: flytta(bok, "6530", drift="DR_personal")),
    "C13": Fall("AR", lambda bok: flytta(bok, "1710", not_="")),
    "C14": Fall("AR", _grund(AR_Avvikelse_drift="som tryckt 2025")),
    "C15": Fall("AR", _grund(AR_Budgetversion=exemplet().grunddata["AR_Budgetversion"]), _bok_efter_planen),
    "C16": Fall("AR", lambda bok: flytta(bok, "6530", drift="")),
    "C17": Fall("AR", _bokfort(k4610=6000)),
    "C17b": Fall("HR", lambda bok: bokfor(bok, {"4610": 6000}, date(2019, 6, 30)), _halvar_med_alla_insatser),
    "C20": Fall("AR", _insats("trisam", plats_deltagare=0)),
    "C20b": Fall("AR", lambda bok: _med_deltagare(bok, 111, 89), lambda: _med_deltagare(exemplet(), 110, 90)),
    "C20c": Fall("HR", _deltagare(_ANTAL)),
    "C20d": Fall("HR", _deltagare(replace(_ANTAL, antal=None, man=None))),
    "C21": Fall("BI", _kort(kvinnor=4, deltagare=6), _bilagor_med_antal),
    "C21b": Fall("BI", _kort(deltagare=9), _bilagor_med_antal),
    "C21c": Fall("BI", lambda bok: replace(bok, insatskort=bok.insatskort[1:])),
    "C21d": Fall("BI", lambda bok: _insats(_forsta(bok).insats, ordning=None)(bok)),
    "C22": Fall("AR", _insats("rakna_med_mig", slut=None)),
    "C23": Fall("AR", _historik("kostnader", 2022, 5)),
    "C24": Fall("AR", _bokfort(k2440=-100000)),
    "C25": Fall("AR", _grund(EK_Mal=Decimal("0.39652219852"))),
    "C27": Fall("BI", _svar(matt=None), _bilagor_med_mal),
    "C28": Fall("BI", _svar(nationellt=Decimal("0.7")), _bilagor_med_mal),
    "C30": Fall("HR", lambda bok: bokfor(bok, {"1930": -2000, "2067": 2000}, date(2019, 6, 30), ib=True)),
    "C30b": Fall("HR", _budget("ovriga_externa", 150_000, Version.PROGNOS)),
    "C31": Fall("AR", _historik("intakter", 2024, 5)),
    "C32": Fall("AR", _insats("mysam", slut=date(2024, 6, 30))),
    "C32b": Fall("HR", _grund(HR_Period_fg=date(2018, 6, 29))),
    "C33": Fall("AR", lambda bok: andra_budget(bok, Decimal("0.001"), "insatsmedel")),
    "C35": Fall("HR", lambda bok: replace(bok, styrelse=bok.styrelse[1:]), efter_bygget=True),
    "C36": Fall("AR", _medlem("bollnas", andel=Decimal("8.2"))),
    "C37": Fall("VP", _utan_insats_pa_forsta),
    "F01": Fall("AR", lambda bok: bokfor(bok, {"9001": 500, "9002": -500})),
    "F02": Fall("AR", lambda bok: bokfor(bok, {"8910": 5000, "8820": -5000})),
    "F03": Fall("AR", _motpart(id="", part=None)),
    "F04": Fall("AR", _medlem("stat", beslutad=Decimal(1))),
    "F05": Fall("AR", _medlem("gavle", beslutad=Decimal(1)), _bok_efter_planen),
    "F06": Fall("AR", lambda bok: bokfor(bok, {"1930": -2000, "1880": 2000}, ib=True)),
    "F07": Fall("AR", _bokfort(k6530=5000)),
    "F08": Fall("AR", lambda bok: replace(bok, saldon=(replace(bok.saldon[0], sie_rad=None), *bok.saldon[1:]))),
    "F09": Fall("HR", _grund(HR_Period=date(2019, 9, 30))),
    "F10": Fall("HR", lambda bok: replace(bok, verksamhetstal=(replace(bok.verksamhetstal[0], varde=None),))),
    "F11": Fall("HR", lambda bok: andra_budget(bok, Decimal(0), "stat", "region", "kommuner")),
    "F12": Fall("AR", lambda bok: replace(bok, mal=(*bok.mal, _AVSTEG))),
    "F41": Fall("VP", _budget("kommuner", 3_330_500)),
    "F42": Fall("VP", _budget("stat", 6_000_000)),
    "F43": Fall("VP", _grund(VP_Ingaende_ek=Decimal(2_397_000))),
    "F44": Fall("VP", _grund(VP_Ingaende_ek=Decimal(9_000_000)), _plan_inom_malet),
    "F45": Fall("VP", lambda bok: replace(bok, budget=(*bok.budget, replace(bok.budget[0], post="ovriga_intakter")))),
    "F46": Fall("VP", _grund(VP_Period_fg=date(2020, 12, 31))),
    "F47": Fall(
        "VP", _insats("arbetsliv_ockelbo", start=date(2030, 1, 1), slut=date(2030, 12, 31)), _plan_med_helt, True
    ),
    "F48": Fall("VP", _insats("fontanhus_sandviken", start=None, slut=date(2021, 12, 31))),
    "F49": Fall("VP", lambda bok: replace(bok, kommuner=(_namner_okand(bok), *bok.kommuner[1:]))),
    "F50": Fall("VP", lambda bok: replace(bok, kommuner=bok.kommuner[1:])),
    "F51": Fall("AR", _besvarad_fraga),
    "F52": Fall("AR", _bokfort(k6310=-900_000, k8310=900_000)),
    "F53": Fall("AR", lambda bok: replace(bok, las_om=("Konto 4610 delades på insats när filen lästes.",))),
    "F54": Fall("AR", _motpart(part=Part.REGION)),
    "F55": Fall("AR", _utan_prognos),
    "F56": Fall("AR", lambda bok: replace(bok, budget=tuple(rad for rad in bok.budget if rad.insats != "trisam"))),
    "F57": Fall("HR", _utan_prognos),
    "F58": Fall("AR", _insats("mysam", kvinnor=3, man=None), _med_bada_konen),
    "I01": Fall("BI", lambda bok: replace(bok, insatskort=bok.insatskort[1:])),
    "I02": Fall("BI", _dyr, _bilagor_inom_budget),
    "I03": Fall("BI", _kort(bedomning=Bedomning.EJ), _bilagor_med_antal),
    "I04": Fall("BI", _svar(antal_4=None), _bilagor_med_mal),
    "L01": Fall("AR", _grund(AR_Balanskrav="gäller inte", AR_Balanskrav_skal=""), lagensbok),
    "L02": Fall("AR", lambda bok: flytta(bok, "6420", not_="NOT2_ovriga", rad="RR_avskrivningar")),
    "L03": Fall("AR", _grund(AR_Period_fg=date(2024, 11, 30))),
    "L04": Fall("AR", _grund(Undertecknad=date(2026, 4, 1)), _undertecknad),
    "L05": Fall("AR", _grund(AR_Delarsrapport="ja"), lagensbok),
    "L06": Fall("AR", lambda bok: replace(bok, noter=bok.noter[:-1]), lagensbok),
    "L07": Fall("AR", lambda bok: replace(bok, noter=()), lagensbok),
    "L08": Fall("AR", lambda bok: replace(bok, noter=()), lagensbok),
}

LAGENS_DELAR = {"C38": (arsredovisningens, "AR"), "C38b": (halvarets, "HR")}
"""Kontrollerna av rapportens blad: inget belopp ändrar vilka blad som byggs, så där tas ett blad bort."""


@cache
def _utfallen(rapport: str, full: Callable[[], Bokslut]) -> Mapping[str, Kontrollresultat]:
    return kontrollerna(siffror(full(), RAPPORTSLAG[rapport]))


def test_varje_kontroll_i_registret_har_ett_fall() -> None:
    assert {ett.id for ett in samtliga()} == FALL.keys() | LAGENS_DELAR.keys()


@pytest.mark.parametrize("kontroll", [ett for ett in samtliga() if ett.id in FALL], ids=lambda ett: ett.id)
def test_en_andring_biter(kontroll: Kontroll) -> None:
    fall = FALL[kontroll.id]
    assert _utfallen(fall.rapport, fall.full)[kontroll.id].utfall is Utfall.OK
    slag, andrad = RAPPORTSLAG[fall.rapport], fall.andra(fall.full())
    skissen = skissa(bygg(slag, fall.full(), TID), andrad, TID) if fall.efter_bygget else siffror(andrad, slag)
    assert kontrollerna(skissen)[kontroll.id].utfall is kontroll.utfall


@pytest.mark.parametrize("ident", LAGENS_DELAR)
def test_ett_blad_som_saknas_biter(ident: str) -> None:
    kontroll, rapport = LAGENS_DELAR[ident]
    skissen, bok = {"AR": (exempelskiss, exemplet), "HR": (halvarsskiss, halvaret)}[rapport]
    blad = tuple(grid.name for grid in skissen().rapport.blad)

    def svar(bladen: tuple[str, ...]) -> Kontrollsvar:
        assert kontroll.ga_igenom is not None
        return kontroll.ga_igenom(underlag(bok(), rapport), bladen)

    assert svar(blad).utfall is Utfall.OK
    assert svar(tuple(ett for ett in blad if not ett.endswith("Noter"))).utfall is kontroll.utfall
