"""Kvar att fylla i: varje sak en gång, ur löven till det som inte är prövat, och ifyllt prövar det allt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.kvar.lista import _namnen, kvar
from finsam_xl.arbete.bygg.kvar.lovrader import Bladindata
from finsam_xl.arbete.bygg.kvar.post import Kvar, Kvarslag
from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.falt import till_modell
from finsam_xl.inputs.schema import Typ, tabell
from finsam_xl.inputs.tabeller import Tabellrad
from finsam_xl.layout.expr import Dialect, Text
from finsam_xl.layout.leaves import Leaf
from finsam_xl.modell import Bokslut, Indikator
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.byggda import byggd
from tests.exemplet import TID, exemplet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.inputs.indatacell import Varde
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

_PROV: Mapping[Typ, Varde] = {Typ.BELOPP: 1000, Typ.TAL: 50, Typ.HELTAL: 1, Typ.PROCENT: 0, Typ.DATUM: TID.date()}


@dataclass(frozen=True)
class Urblekt:
    """En bok där bara filerna är inlästa: dess underlag, rapporten, och det som är kvar."""

    bokslut: Bokslut
    skiss: Skiss
    rader: tuple[Kvar, ...]


def _oprovade(skiss: Skiss) -> set[tuple[str, str]]:
    return {(ett.rapport, ett.id) for ett in kontrollresultat(skiss) if ett.utfall == "EJ PRÖVAD"}


def _med(bokslut: Bokslut, rad: Kvar) -> Bokslut:
    """Raden ifylld: varje löv får en rad, eller sin kolumn på raden som finns."""
    for lov in rad.lov:
        bokslut = _ifyllt(bokslut, lov, rad)
    return bokslut


def _ifyllt(bokslut: Bokslut, lov: Leaf, rad: Kvar) -> Bokslut:
    tab = tabell(lov.table)
    koder = {namn: krav.value for namn, krav in lov.criteria if isinstance(krav, Text) and krav.value[:1] not in "<>="}
    mer = {namn: 1 for namn, krav in lov.criteria if isinstance(krav, Text) and krav.value.startswith(">")}
    nya: dict[str, Varde] = {**{namn: kod.rstrip("*") for namn, kod in koder.items()}, **mer, "Period": rad.dag}
    nya[lov.column] = koder.get(lov.column) or _prov(tab.kolumn(lov.column))
    finns = getattr(bokslut, tab.falt)
    if tab.nyckel == ("Id",) and finns:
        valda = {kod for namn, kod in koder.items() if namn == "Id"} or {ett.id for ett in finns}
        byten = {kolumn.falt: varde for kolumn, varde in _som_falt(tab, nya) if kolumn.namn in {lov.column, *mer}}
        rader = tuple(replace(ett, **byten) if ett.id in valda else ett for ett in finns)
    else:
        varden = {kolumn.namn: nya.get(kolumn.namn) for kolumn in tab.kolumner}
        rader = (*finns, *till_modell(tab, [Tabellrad(tab.blad, 5, varden, {})]))
    byte: dict[str, Any] = {tab.falt: rader}
    return replace(bokslut, **byte)


def _som_falt(tab: Indatatabell, nya: Mapping[str, Varde]) -> Iterator[tuple[Indatakolumn, object]]:
    (hel,) = till_modell(tab, [Tabellrad(tab.blad, 5, nya, {})])
    return ((kolumn, getattr(hel, kolumn.falt)) for kolumn in tab.kolumner if kolumn.falt)


def _prov(kolumn: Indatakolumn) -> Varde:
    return kolumn.val[0] if kolumn.val else _PROV.get(kolumn.typ, "prov")


def _med_meningen(bokslut: Bokslut, rad: Kvar) -> Bokslut:
    """Det som en kontroll säger med egna ord, på bladet som raden länkar till."""
    match rad.cell.partition("!")[0]:
        case "Mål":
            return replace(bokslut, mal=(*bokslut.mal, Indikator("9", "", "Prov")))
        case "Budget":
            planens = bokslut.budget[0]
            return replace(bokslut, budget=(*bokslut.budget, replace(planens, insats=bokslut.insatser[0].id)))
        case _:
            return bokslut


def _urblekt(bokslut: Bokslut) -> Bokslut:
    """Bokslutet som det är när bara filerna är inlästa: ingen budget, historik, avgift eller insatstid."""
    return replace(
        bokslut,
        budget=(),
        historik=(),
        mal=(),
        medlemmar=tuple(replace(ett, andel=None, beslutad=None, beslutad_fg=None) for ett in bokslut.medlemmar),
        insatser=tuple(
            replace(ett, start=None, slut=None, status="", kvinnor=None, man=None) for ett in bokslut.insatser
        ),
    )


@pytest.fixture(
    scope="module", params=[("gavleborg-2025", "AR"), ("gavleborg-plan-2022", "VP")], ids=lambda par: par[1]
)
def urblekt(request: pytest.FixtureRequest) -> Urblekt:
    exempel, prefix = request.param
    bok = Bok(byggd(exempel).read_bytes())
    last = las_bok(bok).bokslut
    assert last is not None
    bokslut = _urblekt(last)
    skiss = skissad(RAPPORTSLAG[prefix], bokslut, TID, Dialect.NATIVE)
    return Urblekt(bokslut, skiss, kvar(bok, bokslut, [skiss]))


def test_det_som_ar_kvar_ar_precis_det_som_kontrollerna_vantar_pa(urblekt: Urblekt) -> None:
    assert _oprovade(urblekt.skiss) == {
        vantar for rad in urblekt.rader if rad.slag is Kvarslag.FYLL_I for vantar in rad.vantar
    }


def test_ifyllt_ar_varje_kontroll_provad(urblekt: Urblekt) -> None:
    bokslut = urblekt.bokslut
    for rad in urblekt.rader:
        bokslut = _med(bokslut, rad) if rad.lov else _med_meningen(bokslut, rad) if rad.vantar else bokslut
    assert _oprovade(skissad(urblekt.skiss.rapport.slag, bokslut, TID, Dialect.NATIVE)) == set()


def test_varje_sak_star_en_gang_med_sin_cell(urblekt: Urblekt) -> None:
    att_fylla = [rad for rad in urblekt.rader if rad.slag is Kvarslag.FYLL_I]
    assert all("!" in rad.cell for rad in att_fylla)
    assert len({rad.text for rad in att_fylla}) == len(att_fylla)
    budgeten = [rad for rad in att_fylla if rad.cell.startswith("Budget!") and rad.lov]
    assert len({(rad.dag, dict(rad.lov[0].criteria)["Version"]) for rad in budgeten}) == len(budgeten)


def test_en_summa_over_rader_med_plats_fragar_efter_platsen_nar_ingen_rad_har_den() -> None:
    man = Leaf("Insatser", "Män", (("Plats i deltagare", Text(">0")),))
    utan = replace(exemplet(), insatser=tuple(replace(ett, plats_deltagare=None) for ett in exemplet().insatser))
    assert [ett.column for ett in Bladindata(utan, "AR").per_kolumn(man)] == ["Män", "Plats i deltagare"]
    assert [ett.column for ett in Bladindata(exemplet(), "AR").per_kolumn(man)] == ["Män"]


def test_en_text_som_ett_insatskort_trycker_tom_ar_kvar_att_skriva() -> None:
    bok = Bok(byggd("gavleborg-bilagor-2024").read_bytes())
    bokslut = las_bok(bok).bokslut
    assert bokslut is not None
    forsta, *andra = bokslut.insatskort
    utan = replace(bokslut, insatskort=(replace(forsta, syfte="", kommentar=""), *andra))
    rader = kvar(bok, utan, [skissad(RAPPORTSLAG["BI"], utan, TID, Dialect.NATIVE)])
    (syftet,) = (rad for rad in rader if rad.cell.startswith("Insatskort!"))
    assert syftet.text == "Insatskort är inte ifyllt. Fyll i Syfte i bladet Insatskort."
    assert syftet.tryckt[0].startswith("BI Insatskort!B")


def test_tva_insatser_med_samma_namn_sags_var_for_sig() -> None:
    namnen = _namnen(exemplet())
    assert (namnen["ratta_steget_gavle"], namnen["ratta_steget_af"]) == (
        "Det rätta steget (Gävle)",
        "Det rätta steget (AF)",
    )
    assert namnen["trisam"] == "Trisam 2024–2025"
