"""Inläsningens kontroller: besvarade frågor och omvända tecken; och meningarna som namnger en skillnad."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.koder import OPLACERAT
from finsam_xl.kontroller.blad import KOLUMNER
from finsam_xl.kontroller.namngivet import Skillnadsdel, i_text, levande
from finsam_xl.kontroller.namngivna_skillnader import avgifter, insatsmedel, omvanda_tecken
from finsam_xl.layout.expr import Context, Number, formula
from finsam_xl.layout.lint import faults
from finsam_xl.modell import Dimension
from tests.andringar import andra_insats, andra_medlem, andra_objekt, bokfor
from tests.exemplet import PERIOD_FG, exemplet, kontrollerna, reagerar, siffror

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.namngivet import Skillnadsdel as Namngivet
    from finsam_xl.modell import Bokslut

_TEXT = KOLUMNER.index("Vad det betyder") + 1


def besvarad(bokslut: Bokslut, text: str) -> Bokslut:
    logg = (*bokslut.importlogg[:-1], replace(bokslut.importlogg[-1], anmarkningar=text))
    return replace(bokslut, importlogg=logg)


def meningar(namnger: Callable[[Underlag], tuple[Namngivet, ...]], bokslut: Bokslut) -> list[str]:
    """Meningarna med vanliga blanksteg."""
    return [ett.mening.replace("\u00a0", " ") for ett in namnger(underlag(bokslut, "AR"))]


def test_en_besvarad_fraga_om_siffrorna_ar_en_notis_med_fil_och_period() -> None:
    bok = besvarad(exemplet(), "BESVARAD MED JA sie-annat-orgnr: Numret är ett annat. Läs in ändå?; konto_tva_namn: x")
    assert reagerar(bok) == {"F51": "NOTIS 0"}
    svar = kontrollerna(siffror(bok))["F51"]
    assert svar.utfall == "NOTIS"
    assert svar.text.startswith(
        "Besvarat med ja vid inläsningen. 2025-12-31 ur gavleborg-2025.se: Numret är ett annat. Står tills "
    )


def test_utan_besvarad_fraga_haller_kontrollen() -> None:
    bok = besvarad(exemplet(), "sie-redan-inlast: Filen är redan inläst. Ersätt?")
    assert kontrollerna(siffror(bok))["F51"].utfall == "OK"


def test_kostnad_med_kredit_och_intakt_med_debet_raknas_var_for_sig() -> None:
    bok = bokfor(exemplet(), {"6310": -900_000, "8310": 900_000})
    assert reagerar(bok)["F52"] == "NOTIS 2"
    assert len(meningar(omvanda_tecken, bok)) == 2


def test_omvant_tecken_aret_fore_sags_ocksa() -> None:
    bok = bokfor(exemplet(), {"8420": -9_000, "1930": 9_000}, PERIOD_FG)
    assert reagerar(bok)["F52"] == "NOTIS 1"
    (mening,) = meningar(omvanda_tecken, bok)
    assert mening.startswith("8420 Räntekostnader för kortfristiga skulder 2024: kredit ")
    assert mening.endswith(" kr på Finansiella kostnader.")


def test_tecknen_ar_inte_provade_nar_inget_konto_har_en_rad() -> None:
    oplacerade = tuple(replace(rad, rad=OPLACERAT) for rad in exemplet().saldon)
    assert kontrollerna(siffror(replace(exemplet(), saldon=oplacerade)))["F52"].utfall == "EJ PRÖVAD"


def test_oren_raknas_inte() -> None:
    assert reagerar(bokfor(exemplet(), {"3740": "0.40", "1930": "-0.40"})) == {}


def test_avgifterna_namns_med_medlem_ar_och_belopp() -> None:
    bok = andra_medlem(
        exemplet(), "bollnas", lambda medlem: replace(medlem, beslutad=Decimal(461_000), beslutad_fg=None)
    )
    assert meningar(avgifter, bok) == [
        "Bollnäs kommun 2024: bokfört 466 000,00 kr, inget beslut ifyllt.",
        "Bollnäs kommun 2025: bokfört 460 000,00 kr, beslutat 461 000,00 kr.",
    ]


@pytest.mark.parametrize(
    ("andra", "vantade"),
    [
        (
            lambda bok: bokfor(bok, {"4610": 6000, "1930": -6000}),
            ["Konto 4610 Insatsmedel, lokala insatser: 6 000,00 kr saknar insats i bokföringen."],
        ),
        (
            lambda bok: andra_objekt(bok, Dimension.INSATS, "dans", lambda rad: replace(rad, id="")),
            ["Konto 4610, objekt 106 Dans för hälsa: 321 000,00 kr hör inte till någon insats i Insatser."],
        ),
        (
            lambda bok: andra_objekt(bok, Dimension.INSATS, "dans", lambda _: None),
            ["Konto 4610 Insatsmedel, lokala insatser: 321 000,00 kr saknar insats i bokföringen."],
        ),
        (
            lambda bok: andra_insats(bok, "trisam", lambda insats: replace(insats, ordning=None)),
            [
                "Trisam 2024–2025: budget enligt verksamhetsplan 5 796 000,00 kr har ingen rad.",
                "Trisam 2024–2025: prognos 5 663 000,00 kr har ingen rad.",
                "Konto 4620, Trisam 2024–2025: 5 402 000,00 kr på en insats utan Ordning i Insatser.",
            ],
        ),
        (
            lambda bok: andra_insats(bok, "dans", lambda insats: replace(insats, memo=True)),
            ["Konto 4610, Dans för hälsa: 321 000,00 kr är insatsmedel fast insatsen visas efter summan."],
        ),
        (
            lambda bok: andra_objekt(
                bok, Dimension.INSATS, "dans", lambda rad: replace(rad, drift="DR_ovriga_externa", konto="6991")
            ),
            ["Konto 4610 Insatsmedel, lokala insatser: 321 000,00 kr saknar insats i bokföringen."],
        ),
    ],
)
def test_insatsmedlen_namns_med_konto_insats_och_belopp(
    andra: Callable[[Bokslut], Bokslut], vantade: list[str]
) -> None:
    alla = meningar(insatsmedel, andra(exemplet()))
    assert [ett for ett in alla if "budget" not in ett and "prognos" not in ett] == [
        ett for ett in vantade if "budget" not in ett and "prognos" not in ett
    ]
    assert set(vantade) <= set(alla)


def test_exemplet_har_inget_att_namnge() -> None:
    for namnger in (avgifter, insatsmedel, omvanda_tecken):
        assert meningar(namnger, exemplet()) == []


def test_bladet_sager_meningen_sa_lange_beloppet_ar_detsamma() -> None:
    """Formeln räknar själv: när saldot ändras efter bygget säger den det i stället."""
    bok = bokfor(exemplet(), {"8420": -9_000, "1930": 9_000})
    skissen = siffror(bok)
    (rad,) = (rad for rad in skissen.rapport.kontroller if rad.kontroll.id == "F52")
    cell = skissen.cell(skissen.rapport.kontrollblad, rad.rad, _TEXT)
    assert cell == rad.text
    assert "8420 Räntekostnader för kortfristiga skulder 2025: kredit 6\u00a0800,00 kr" in str(cell)
    (ett,) = omvanda_tecken(underlag(bok, "AR"))
    inaktuell = replace(ett, skillnad=ett.skillnad + 1)
    assert "beloppet har ändrats sedan bygget" in formula(levande("Text.", (inaktuell,)), Context("AR"))


@pytest.mark.parametrize("namnger", [avgifter, insatsmedel, omvanda_tecken])
def test_meningarnas_formler_raknas_lika_i_alla_program(
    namnger: Callable[[Underlag], tuple[Namngivet, ...]],
) -> None:
    bok = bokfor(exemplet(), {"4610": 6000, "8420": -9_000})
    bok = andra_medlem(bok, "bollnas", lambda medlem: replace(medlem, beslutad=Decimal(461_000)))
    namngivna = namnger(underlag(bok, "AR"))
    assert namngivna
    assert list(faults(levande("Text.", namngivna))) == []


def test_manga_skillnader_far_plats_i_en_cell_och_resten_raknas() -> None:
    manga = tuple(
        Skillnadsdel(
            f'Medlem "{nr}" ' + "mycket långt namn " * 9, "bokfört mer " * 12, Decimal(nr), Number(Decimal(nr))
        )
        for nr in range(20)
    )
    text, formeln = i_text("Grund.", manga), formula(levande("Grund.", manga), Context("AR"))
    assert text.endswith("Vid bygget fanns 14 till.")
    assert len(formeln) < 8_000
    assert max(map(len, formeln.split('"'))) <= 255
