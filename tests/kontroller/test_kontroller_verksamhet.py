"""Kontrollen av verksamhetstalen: det som saknas eller troligen är fel namns, i den rapport som visar talet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from finsam_xl.modell import Bladprefix, Talenhet, Verksamhetstal
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests import exemplet
from tests.exemplet import halvaret, halvarets_kontroller, kontrollerna, siffror

reagerar = partial(exemplet.reagerar, slag=HALVARSREDOVISNING)


def tal(enhet: Talenhet, varde: str | None = None, konton: str = "") -> str:
    """Vad F10 säger om ett tal i halvåret."""
    ett = Verksamhetstal(
        Bladprefix.HR, "talet", "Styrelse", "Talet", enhet, None if varde is None else Decimal(varde), konton
    )
    svar = kontrollerna(siffror(replace(halvaret(), verksamhetstal=(ett,)), HALVARSREDOVISNING))["F10"]
    return f"{svar.utfall} {svar.text}"


@pytest.mark.parametrize(
    ("enhet", "varde", "konton", "sagt"),
    [
        (Talenhet.ANTAL, None, "", "NOTIS Värde saknas: «Talet»."),
        (Talenhet.KR, None, "7240; 9999", "NOTIS Kontot har inget saldo i perioden: «Talet»."),
        (Talenhet.PROCENT, "0.55", "", "NOTIS Mindre än en procent, skriv 55 för 55 procent: «Talet»."),
        (Talenhet.ANTAL, "0.55", "", "OK Varje tal i Verksamhetstal är ifyllt."),
        (Talenhet.KR, None, "7240", "OK Varje tal i Verksamhetstal är ifyllt."),
    ],
)
def test_ett_tal_som_troligen_ar_fel_namns(enhet: Talenhet, varde: str | None, konton: str, sagt: str) -> None:
    assert tal(enhet, varde, konton).startswith(sagt)


def test_en_annan_rapports_tal_pravas_inte_har() -> None:
    annan = Verksamhetstal(Bladprefix.VP, "moten", "Styrelse", "Möten", Talenhet.ANTAL)
    assert reagerar(replace(halvaret(), verksamhetstal=(annan,))) == {"F10": "EJ AKTUELL 0"}


def test_exemplets_tal_ar_ifyllda() -> None:
    egna = ("C20c", "C20d", "F10", "F11", "F12")
    assert {halvarets_kontroller()[ident].utfall for ident in egna} == {"OK"}
