"""Grunddatas form: bladets namngivna celler i den ordning som de står."""

from __future__ import annotations

from finsam_xl.inputs.uppgifter.bokslut import ARSREDOVISNING, HALVARSREDOVISNING
from finsam_xl.inputs.uppgifter.dokument import DOKUMENT
from finsam_xl.inputs.uppgifter.form import Uppgift
from finsam_xl.inputs.uppgifter.gemensamma import FORBUNDET, FORDELNING, INLASNING, KAPITALMAL
from finsam_xl.inputs.uppgifter.lag import LAGENS_VAL
from finsam_xl.inputs.uppgifter.plan import BILAGOR, VERKSAMHETSPLAN
from finsam_xl.inputs.uppgifter.scb import SCB
from finsam_xl.inputs.uppgifter.utskrift import UTSKRIFT

__all__ = ["GRUNDDATA", "Uppgift"]

GRUNDDATA: tuple[Uppgift, ...] = (
    *FORBUNDET,
    *ARSREDOVISNING,
    *LAGENS_VAL,
    *HALVARSREDOVISNING,
    *KAPITALMAL,
    *FORDELNING,
    *INLASNING,
    *VERKSAMHETSPLAN,
    *BILAGOR,
    *UTSKRIFT,
    *SCB,
    *DOKUMENT,
)
