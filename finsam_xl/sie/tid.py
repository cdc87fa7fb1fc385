"""Vilken tid en fil täcker: räkenskapsåren, dagen som saldona gäller, och dagarna som något är bokfört.

Varje funktion svarar ur det som filen säger; ``tidsgranskning`` gör diagnoser av svaren.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finsam_xl.sie.siefil import arsnr_for

if TYPE_CHECKING:
    from finsam_xl.sie.siefil import Rakenskapsar, SieFil

_DAG = timedelta(days=1)
_SKOTTDAGAR = 3
_MANADER = 12


def saldodag(fil: SieFil) -> date:
    """Dagen som saldona för filens eget år gäller: #OMFATTN om den ligger i året, annars årets sista dag."""
    ar = fil.rar[0]
    return fil.omfattn if fil.omfattn and ar.start <= fil.omfattn <= ar.slut else ar.slut


def tolv_manader(ar: Rakenskapsar) -> bool:
    """Sant om året är tolv månader, var det än börjar."""
    efter = ar.slut + _DAG if ar.slut < date.max else ar.slut
    return (efter.year - ar.start.year, efter.month, efter.day) == (1, ar.start.month, ar.start.day)


def kalenderar(ar: Rakenskapsar) -> bool:
    """Sant om året är ett kalenderår, från 1 januari till 31 december."""
    return tolv_manader(ar) and (ar.start.month, ar.start.day) == (1, 1)


def lika_lang(ena: Rakenskapsar, andra: Rakenskapsar) -> bool:
    """Sant om två tider är lika långa, så när som på de dagar som skottår och månaders längd gör."""
    return abs((ena.slut - ena.start) - (andra.slut - andra.start)) <= _SKOTTDAGAR * _DAG


def langd(ar: Rakenskapsar) -> str:
    """Årets längd i ord: hela månader, annars dagar."""
    manader = (ar.slut.year - ar.start.year) * _MANADER + ar.slut.month - ar.start.month + 1
    hela = ar.start.day == 1 and ar.slut.day == monthrange(ar.slut.year, ar.slut.month)[1]
    if hela:
        return "en månad" if manader == 1 else f"{manader} månader"
    return f"{(ar.slut - ar.start).days + 1} dagar"


def verifikationer_per_ar(fil: SieFil) -> Counter[int | None]:
    """Antalet daterade verifikationer per årsnummer; None är dagar utanför filens alla år."""
    antal: Counter[int | None] = Counter()
    for dag, (nr, _) in fil.verifikationsdagar.items():
        if dag is not None:
            antal[arsnr_for(fil.rar, dag)] += nr
    return antal


def forsta_i_annat_ar(fil: SieFil) -> int | None:
    """Raden med den första verifikationen som hör till ett annat av filens år än det egna."""
    rader = (rad for dag, (_, rad) in fil.verifikationsdagar.items() if arsnr_for(fil.rar, dag))
    return min(rader, default=None)


def sista_verifikation(fil: SieFil) -> date | None:
    """Dagen för den sista verifikationen i filens eget år."""
    egna = (dag for dag in fil.verifikationsdagar if dag is not None and arsnr_for(fil.rar, dag) == 0)
    return max(egna, default=None)


def sista_manad(fil: SieFil) -> date | None:
    """Sista dagen i den sista månad av filens eget år som har en #PSALDO med belopp."""
    manader = (manad for (nr, manad, _, _), post in fil.psaldo.items() if nr == 0 and post.belopp)
    sista = max(manader, default="")
    if not sista:
        return None
    ar, manad = int(sista[:4]), int(sista[4:])
    return date(ar, manad, monthrange(ar, manad)[1]) if ar else None
