"""Nyckeltal i cellen: soliditet, kassalikviditet, eget kapital mot intäkterna. Andelar, oavrundade (0,63 är 63 %)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.regler import nyckeltal as regel
from finsam_xl.udf.argument import tal
from finsam_xl.udf.register import udf

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["ek_andel", "kassalikviditet", "soliditet"]


@udf(
    "SOLIDITET",
    twin=lambda eget_kapital, totalt_kapital: eget_kapital / totalt_kapital,
    kalla="soliditet",
    exempel="=SOLIDITET(7502;11887)",
    eget_kapital=tal("Eget kapital på balansdagen."),
    totalt_kapital=tal("Summa tillgångar på balansdagen, i samma enhet."),
)
def soliditet(eget_kapital: Decimal, totalt_kapital: Decimal) -> Decimal:
    """Eget kapital dividerat med totalt kapital; visar den långsiktiga betalningsförmågan."""
    return regel.soliditet(eget_kapital, totalt_kapital)


@udf(
    "KASSALIKVIDITET",
    twin=lambda likvida_medel, kortfristiga_fordringar, kortfristiga_skulder: (
        (likvida_medel + kortfristiga_fordringar) / kortfristiga_skulder
    ),
    kalla="nyckeltal",
    exempel="=KASSALIKVIDITET(9800;2087;4385)",
    likvida_medel=tal("Kassa, bank och kortfristiga placeringar på balansdagen."),
    kortfristiga_fordringar=tal("Kortfristiga fordringar på balansdagen."),
    kortfristiga_skulder=tal("Kortfristiga skulder på balansdagen, som positivt belopp."),
)
def kassalikviditet(likvida_medel: Decimal, kortfristiga_fordringar: Decimal, kortfristiga_skulder: Decimal) -> Decimal:
    """Pengar och fordringar dividerat med kortfristiga skulder; visar den kortsiktiga betalningsförmågan."""
    return regel.kassalikviditet(likvida_medel, kortfristiga_fordringar, kortfristiga_skulder)


@udf(
    "EK_ANDEL",
    twin=lambda eget_kapital, intakter: eget_kapital / intakter,
    kalla="mal-ek",
    exempel="=EK_ANDEL(7502;18920)",
    eget_kapital=tal("Eget kapital på balansdagen."),
    intakter=tal("Årets intäkter, eller de budgeterade, i samma enhet.", namn="intäkter"),
)
def ek_andel(eget_kapital: Decimal, intakter: Decimal) -> Decimal:
    """Eget kapital dividerat med intäkterna; det tal som målet för eget kapital mäts i."""
    return regel.ek_andel(eget_kapital, intakter)
