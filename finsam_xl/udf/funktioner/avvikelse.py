"""Avvikelse i cellen: utfall mot budget, i kronor på öret eller som andel av budgeten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda
from finsam_xl.layout.expr import Expr, Text, call, rounded
from finsam_xl.modell import RESULTAT_TVARTOM
from finsam_xl.regler import avvikelse as regel
from finsam_xl.regler.avvikelse import Konvention
from finsam_xl.udf.argument import ett_av, logiskt, tal, tal_eller_tomt
from finsam_xl.udf.ordval import valt
from finsam_xl.udf.register import udf

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["avvikelse", "avvikelse_procent"]

_FORVAL = Konvention.UTFALL_MINUS_BUDGET
_UTFALL = tal("Det bokförda beloppet.")
_TVARTOM = next(iter(RESULTAT_TVARTOM))
_KONVENTION = ett_av(Konvention, f"utfall - budget (förval), budget - utfall eller {_TVARTOM}.", ocksa=RESULTAT_TVARTOM)
_RESULTATRAD = logiskt("SANT på resultatraden; har betydelse bara när resultatet går tvärtom. Förval FALSKT.")


def _skillnad(utfall: Expr, budget: Expr, konvention: Expr | None, resultatrad: Expr | None) -> Expr:
    rak, omvand = utfall - budget, budget - utfall
    som_tryckt = omvand if resultatrad is None else call("IF", resultatrad, rak, omvand)
    return valt(
        Text(_FORVAL) if konvention is None else konvention,
        {
            Konvention.UTFALL_MINUS_BUDGET: rak,
            Konvention.BUDGET_MINUS_UTFALL: omvand,
            Konvention.SOM_TRYCKT_2025: som_tryckt,
            _TVARTOM: som_tryckt,
        },
        "konvention",
    )


@udf(
    "AVVIKELSE",
    twin=lambda utfall, budget, konvention=None, resultatrad=None: rounded(
        _skillnad(utfall, budget, konvention, resultatrad)
    ),
    kalla="rkr-r14",
    exempel='=AVVIKELSE(-14210000;-13900000;"utfall - budget")',
    utfall=_UTFALL,
    budget=tal_eller_tomt("Det budgeterade beloppet med samma tecken; en tom cell räknas som 0."),
    konvention=_KONVENTION,
    resultatrad=_RESULTATRAD,
)
def avvikelse(
    utfall: Decimal,
    budget: Decimal | None,
    konvention: Konvention = _FORVAL,
    resultatrad: bool = False,  # noqa: FBT001, FBT002 - i en formel har argument bara platser
) -> Decimal:
    """Skillnaden mellan utfall och budget på öret; konventionen säger vilket som dras från vilket."""
    return avrunda(regel.avvikelse(utfall, budget, konvention, resultatrad=resultatrad))


@udf(
    "AVVIKELSE_PROCENT",
    twin=lambda utfall, budget, konvention=None, resultatrad=None: (
        _skillnad(utfall, budget, konvention, resultatrad) / call("ABS", budget)
    ),
    kalla="rkr-r14",
    exempel="=AVVIKELSE_PROCENT(-14210000;-13900000)",
    utfall=_UTFALL,
    budget=tal_eller_tomt("Det budgeterade beloppet med samma tecken; en tom cell eller 0 ger #DIVISION/0!."),
    konvention=_KONVENTION,
    resultatrad=_RESULTATRAD,
)
def avvikelse_procent(
    utfall: Decimal,
    budget: Decimal | None,
    konvention: Konvention = _FORVAL,
    resultatrad: bool = False,  # noqa: FBT001, FBT002 - som ovan
) -> Decimal:
    """Avvikelsen som andel av budgetens storlek, oavrundad (0,05 är 5 %), med samma tecken som i kronor."""
    return regel.avvikelse_procent(utfall, budget, konvention, resultatrad=resultatrad)
