"""Inget är grönt som inte är prövat: tomma böcker, och böcker utan en tabell, genom alla rapporters kontroller."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs import schema
from finsam_xl.kontroller.blad import FORSTA_RAD, KOLUMNER
from finsam_xl.kontroller.register import Kontroll, Utfall, tillhorande
from finsam_xl.rapporter.slag import BILAGOR, RAPPORTSLAG, VERKSAMHETSPLAN
from tests.exemplet import exemplet, halvaret, kontrollerna, siffror
from tests.kontroller import test_kontroller_bilagor as bilagor
from tests.kontroller.bokens_rader import Bokens
from tests.planexemplet import planen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Belagg
    from finsam_xl.modell import Bokslut, Objektsaldorad, Saldorad

_Rad = TypeVar("_Rad", "Saldorad", "Objektsaldorad")
EXEMPEL: Mapping[str, Callable[[], Bokslut]] = {
    "AR": exemplet,
    "HR": halvaret,
    "VP": planen,
    "BI": bilagor.exemplet,
}
TABELLER = tuple(tab.falt for tab in schema.TABELLER if tab.typ and tab.falt not in {"kontoplan", "importlogg"})


def _utan(bokslut: Bokslut, *tabeller: str) -> Bokslut:
    """*bokslut* med tabellerna tömda; ett kort kan inte finnas utan sin insats."""
    tomma = {*tabeller, *(("insatskort",) if "insatser" in tabeller else ())}
    return replace(bokslut, **dict.fromkeys(tomma, ()))  # type: ignore[arg-type]


def _utan_forra_aret(bokslut: Bokslut, rapport: str) -> Bokslut:
    arets = bokslut.grunddata[f"{rapport}_Period"]
    return replace(
        bokslut,
        saldon=tuple(rad for rad in bokslut.saldon if rad.period == arets),
        objektsaldon=tuple(rad for rad in bokslut.objektsaldon if rad.period == arets),
    )


FALL = [
    *((rapport, tabell) for rapport, gor in EXEMPEL.items() for tabell in TABELLER if getattr(gor(), tabell)),
    *((rapport, "allt") for rapport in EXEMPEL),
    ("AR", "forra_aret"),
    ("HR", "forra_aret"),
]


def _boken(rapport: str, utan: str) -> Bokslut:
    bokslut = EXEMPEL[rapport]()
    if utan == "forra_aret":
        return _utan_forra_aret(bokslut, rapport)
    return _utan(bokslut, *(TABELLER if utan == "allt" else (utan,)))


@cache
def _resultat(rapport: str, utan: str) -> Mapping[str, Kontrollresultat]:
    return kontrollerna(siffror(_boken(rapport, utan), RAPPORTSLAG[rapport]))


def _belaggen(kontroll: Kontroll, data: Underlag) -> Iterator[tuple[bool, tuple[Belagg, ...]]]:
    for gor, jamforelse in ((kontroll.prova, False), (kontroll.jamforelse, True)):
        provning = gor(data) if gor is not None else None
        if provning is not None:
            yield jamforelse, provning.belagg


@pytest.mark.parametrize(("rapport", "utan"), FALL, ids=lambda ett: ett)
def test_en_kontroll_som_ar_ok_har_jamfort_rader_pa_alla_sidor(rapport: str, utan: str) -> None:
    """Raderna räknas här ur bokslutet, på ett annat sätt än boken räknar dem."""
    data, resultat = underlag(_boken(rapport, utan), rapport), _resultat(rapport, utan)
    bokens = Bokens(data)
    for kontroll in tillhorande(rapport):
        if resultat[kontroll.id].utfall is not Utfall.OK:
            continue
        for jamforelse, belagg in _belaggen(kontroll, data):
            raderna = [(ett, bokens.rader(ett, jamforelse=jamforelse)) for ett in belagg]
            assert any(min(antal) > 0 for _, antal in raderna), kontroll.id
            halva = [ett.vad for ett, antal in raderna if not ett.valfritt and max(antal) > 0 >= min(antal)]
            assert halva == [], kontroll.id
        assert resultat[kontroll.id].rader > 0, kontroll.id


@pytest.mark.parametrize("rapport", EXEMPEL)
def test_en_bok_utan_rader_har_inget_som_haller(rapport: str) -> None:
    utfall = Counter(ett.utfall for ett in _resultat(rapport, "allt").values())
    assert utfall.keys() <= {Utfall.EJ_PROVAD, Utfall.EJ_AKTUELL} | ({Utfall.OK} if rapport == "HR" else set())
    assert utfall[Utfall.EJ_PROVAD] > utfall[Utfall.EJ_AKTUELL]


def test_halvarets_datum_provas_utan_annat_an_grunddata() -> None:
    haller = {ident for ident, ett in _resultat("HR", "allt").items() if ett.utfall is Utfall.OK}
    assert haller == {"C32b", "F09"}


@pytest.mark.parametrize(("rapport", "utan"), FALL, ids=lambda ett: ett)
def test_det_som_inte_ar_provat_sager_vad_som_saknas(rapport: str, utan: str) -> None:
    for ett in _resultat(rapport, utan).values():
        if ett.utfall in {Utfall.EJ_PROVAD, Utfall.EJ_AKTUELL}:
            assert ett.saknas.endswith("."), (ett.id, ett.saknas)
            assert "_fg" not in ett.saknas


@pytest.mark.parametrize(
    ("rapport", "utan", "ident", "mening"),
    [
        ("AR", "budget", "C15", "Budget har inga rader för 2025-12-31"),
        ("AR", "historik", "C07", "Historik har inga rader för 2023-12-31, Post Eget kapital, Enhet tkr."),
        ("AR", "forra_aret", "C06", "Saldo har inga rader för 2024-12-31"),
        ("AR", "forra_aret", "F06", "Saldo har inga rader för 2024-12-31"),
        ("HR", "forra_aret", "F06", "Saldo har inga rader för 2018-12-31"),
        ("AR", "insatser", "F56", "Insatser har inga rader."),
        ("AR", "saldon", "F51", "Saldo har inga rader för 2025-12-31."),
        ("AR", "objektsaldon", "F53", "Objektsaldo har inga rader för 2025-12-31."),
        ("AR", "medlemmar", "F04", "Medlemmar är inte ifyllt. Fyll i Id i bladet Medlemmar."),
        ("HR", "budget", "C30", "Budget har inga rader för 2019-12-31, version prognos"),
        ("VP", "kommuner", "F50", "Bladet Kommuner är tomt, så planen har ingen kommunmatris."),
        ("BI", "insatskort", "C21d", "Insatskort har inga kort. Skriv ett kort per insats i Insatskort."),
    ],
)
def test_meningen_namner_bladet_dagen_och_vad_man_gor(rapport: str, utan: str, ident: str, mening: str) -> None:
    assert _resultat(rapport, utan)[ident].saknas.startswith(mening)


@pytest.mark.parametrize("rapport", EXEMPEL)
def test_en_kontrolls_tva_sidor_tas_ur_olika_celler(rapport: str) -> None:
    """Varje siffra följs till kolumnerna den läser och deras villkor; samma löv på båda sidor prövar ingenting."""
    data = underlag(EXEMPEL[rapport](), rapport)
    bokens = Bokens(data)
    for kontroll in tillhorande(rapport):
        for jamforelse, belagg in _belaggen(kontroll, data):
            assert belagg, kontroll.id
            for ett in belagg:
                lov = [frozenset(sida) for sida in bokens.sidor(ett, jamforelse=jamforelse)]
                assert all(lov), (kontroll.id, ett.vad)
                assert len(lov) == len(set(lov)), (kontroll.id, ett.vad)


def test_avgifter_pa_konton_som_ingen_rad_gor_ansprak_pa_ar_inte_provade() -> None:
    """Avgifterna är bokförda på egna konton och hamnar bland övriga intäkter: noll mot noll är inte lagens delning."""

    def ovrig(rad: Saldorad) -> Saldorad:
        return replace(rad, not_="NOT1_ovriga", drift="DR_ovriga_intakter") if rad.not_ == "NOT1_medlemmar" else rad

    bok = replace(
        exemplet(),
        saldon=tuple(map(ovrig, exemplet().saldon)),
        objektsaldon=tuple(rad for rad in exemplet().objektsaldon if rad.not_ != "NOT1_medlemmar"),
    )
    svar = kontrollerna(siffror(bok))
    assert {ident: svar[ident].utfall.value for ident in ("C10b", "C11", "F03", "F04")} == {
        "C10b": "EJ PRÖVAD",
        "C11": "EJ PRÖVAD",
        "F03": "EJ PRÖVAD",
        "F04": "NOTIS",
    }
    assert "Not Medlemsavgifter. Ge kontona deras Not och Delas på i Kontoplan" in svar["C10b"].saknas
    utan_beslut = replace(bok, medlemmar=tuple(replace(ett, beslutad=None, beslutad_fg=None) for ett in bok.medlemmar))
    assert kontrollerna(siffror(utan_beslut))["F04"].utfall is Utfall.EJ_PROVAD


def test_bladet_visar_hur_manga_rader_ett_ok_vilar_pa() -> None:
    skissen = siffror(planen(), VERKSAMHETSPLAN)
    varden = [
        [skissen.cell(skissen.rapport.kontrollblad, FORSTA_RAD + nr, kolumn + 1) for kolumn in range(len(KOLUMNER))]
        for nr in range(len(tillhorande("VP")))
    ]
    rader = {str(rad[0]): rad[KOLUMNER.index("Rader")] for rad in varden}
    assert rader["F42"] == 2 * 6
    assert all(isinstance(antal, float) and antal >= 0 for antal in rader.values())


def test_en_skillnad_gar_fore_det_som_inte_gick_att_prova() -> None:
    """Årets balansräkning balanserar inte; att fjolåret saknas tystar det inte."""
    snett = replace(
        exemplet(),
        saldon=tuple(
            replace(rad, belopp=rad.belopp + 1000) if rad.konto == "1930" else rad
            for rad in exemplet().saldon
            if rad.period == date(2025, 12, 31)
        ),
    )
    svar = kontrollerna(siffror(snett))["C06"]
    assert (svar.utfall, svar.skillnad) == (Utfall.FEL, Decimal(1000))
    assert svar.saknas.startswith("Saldo har inga rader för 2024-12-31")


@pytest.mark.parametrize(("rapport", "ident"), [("AR", "F03"), ("AR", "F59"), ("HR", "F03"), ("HR", "F59")])
@pytest.mark.parametrize("dag", ["perioden", "jämförelsen"])
def test_delar_utan_totaler_ar_inget_fel_innan_saldo_ar_inlast(rapport: str, ident: str, dag: str) -> None:
    """Objektsaldo har rader för en dag som Saldo saknar: det är inte avgifter som fattas, utan filen."""
    bok = EXEMPEL[rapport]()
    period = bok.grunddata[f"{rapport}_Period"]
    bok = replace(bok, saldon=tuple(rad for rad in bok.saldon if (rad.period == period) != (dag == "perioden")))
    svar = kontrollerna(siffror(bok, RAPPORTSLAG[rapport]))[ident]
    assert svar.utfall is Utfall.EJ_PROVAD
    assert svar.saknas.startswith("Saldo har inga rader för ")


def test_nasta_ars_bok_har_inget_rott_forran_arets_fil_ar_inlast() -> None:
    """Förra årets fel hör till det bokslut som är lämnat; med årets fil sägs det i jämförelsen."""
    forra = date(2024, 12, 31)
    snett = replace(
        exemplet(),
        saldon=tuple(
            replace(rad, belopp=rad.belopp + 1000) if (rad.konto, rad.period) == ("1930", forra) else rad
            for rad in exemplet().saldon
        ),
    )
    assert kontrollerna(siffror(snett))["C06"].utfall is Utfall.FEL
    utan_fil = replace(
        snett,
        saldon=tuple(rad for rad in snett.saldon if rad.period == forra),
        objektsaldon=tuple(rad for rad in snett.objektsaldon if rad.period == forra and rad.dimension != "motpart"),
        importlogg=tuple(rad for rad in snett.importlogg if rad.period == forra),
    )
    svar = kontrollerna(siffror(utan_fil))
    assert svar["C06"].utfall is Utfall.EJ_PROVAD
    assert {ident for ident, ett in svar.items() if ett.utfall is Utfall.FEL} == set()


def test_objekt_som_ingen_har_ar_inte_provade_mot_nagon() -> None:
    """Filen är inläst innan Insatser och Medlemmar är ifyllda: raderna hör inte till någon ännu."""
    utan = replace(
        _utan(exemplet(), "medlemmar", "insatser"),
        objektsaldon=tuple(replace(rad, id="", part=None) for rad in exemplet().objektsaldon),
    )
    svar = kontrollerna(siffror(utan))["F54"]
    assert svar.utfall is Utfall.EJ_PROVAD
    assert svar.saknas.startswith("Ingen rad i Objektsaldo hör till en insats eller medlem.")


def test_noll_ur_rader_som_finns_ar_provat() -> None:
    """Placeringar på noll kronor båda åren: raderna finns, och noll är ett svar."""
    noll = replace(exemplet(), saldon=tuple(replace(rad, ib=rad.ib * 0) for rad in exemplet().saldon))
    assert kontrollerna(siffror(noll))["F01"].utfall is Utfall.OK


def test_bilagornas_exempel_ar_ett_av_rapporternas() -> None:
    assert BILAGOR.prefix in EXEMPEL
    assert EXEMPEL.keys() == RAPPORTSLAG.keys()


def _star_kvar(rader: tuple[_Rad, ...], period: date) -> tuple[_Rad, ...]:
    """Periodens rader som en inläsning lämnar dem när filen inte har dem och något hör till var och en."""
    tomma = {"ib": Decimal(), "belopp": Decimal(), "sie_rad": 0}
    return tuple(replace(rad, **tomma) if rad.period == period else rad for rad in rader)  # type: ignore[arg-type]


@pytest.mark.parametrize("rapport", ["AR", "HR"])
def test_en_rad_som_bara_star_kvar_ar_ingen_rad(rapport: str) -> None:
    """Den har inga belopp att pröva: allt är som i en bok utan den, i utfall, antal rader och det som saknas."""
    bokslut = EXEMPEL[rapport]()
    arets = bokslut.grunddata[f"{rapport}_Period"]
    for dag in {rad.period for rad in bokslut.saldon} - {arets}:
        assert isinstance(dag, date)
        bokslut = replace(
            bokslut, saldon=_star_kvar(bokslut.saldon, dag), objektsaldon=_star_kvar(bokslut.objektsaldon, dag)
        )
    assert kontrollerna(siffror(bokslut, RAPPORTSLAG[rapport])) == _resultat(rapport, "forra_aret")
