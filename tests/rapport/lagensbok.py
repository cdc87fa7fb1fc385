"""Ett förbund med det som lagen frågar efter: inventarier, ombyggnad, lån, avsättningar och en extraordinär kostnad."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.modell import (
    Forandring,
    Forandringspost,
    Forandringsslag,
    Investeringsobjekt,
    Kontorad,
    Notslag,
    Upplysning,
    Upplysningsslag,
)
from finsam_xl.uppstallning.erbjudna import ERBJUDNA_NOTER, rader_med_hanvisningar
from finsam_xl.uppstallning.lagens import LAGENS_NOTER
from tests.andringar import bokfor
from tests.exemplet import PERIOD, PERIOD_FG, exemplet, grunddata, skiss

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

_U = Upplysningsslag
NAMN = {
    "1110": "Ombyggnad i hyrd lokal",
    "1220": "Inventarier",
    "1229": "Ackumulerade avskrivningar inventarier",
    "2210": "Avsättning pensioner",
    "2290": "Avsättning för återställning",
    "2350": "Lån i bank",
    "7832": "Avskrivningar inventarier",
    "8710": "Vattenskada efter storm",
}
INGAENDE = {"1220": 50_000, "1229": -10_000, "2210": -30_000, "2290": -20_000, "2350": -100_000, "1930": 110_000}
UTGAENDE = {
    "1110": 60_000,
    "1220": 140_000,
    "1229": -28_000,
    "2210": -45_000,
    "2290": -5_000,
    "2350": -150_000,
    "1930": -45_000,
    "7832": 18_000,
    "7410": 15_000,
    "8710": 40_000,
}
TEXTER = {
    Notslag.PRINCIPER: "Inga ändringar av redovisningsprinciperna.",
    Notslag.AVVIKELSE: "Inga avvikelser från RKR:s rekommendationer.",
    Notslag.EXTRAORDINARA: "Vattenskadan efter stormen i mars är av engångskaraktär.",
}
UPPLYSNINGAR: tuple[tuple[Upplysningsslag, int | str, str], ...] = (
    (_U.LEASING_1, 58_800, ""),
    (_U.LEASING_5, 98_000, ""),
    (_U.LEASING_SENARE, 0, ""),
    (_U.NASTA_AMORTERING, 30_000, ""),
    (_U.ANSVAR, 25_000, "Borgen för hyra (lokal 2*)"),
    (_U.PENSIONSANSVAR, 12_000, ""),
    (_U.KVINNOR, 9, ""),
    (_U.MAN, 5, ""),
    (_U.UNGA, 1, ""),
    (_U.MELLAN, 11, ""),
    (_U.ALDRE, 2, ""),
    (_U.SJUK, "4.2", ""),
    (_U.SJUK_KVINNOR, "5.1", ""),
    (_U.SJUK_MELLAN, "3.7", ""),
    (_U.BK_VINSTER, -3_000, ""),
    (_U.REVISION, 60_000, ""),
)


@cache
def lagensbok() -> Bokslut:
    """Exemplet med det nya förbundets händelser bokförda, och det som huvudboken inte säger skrivet."""
    bok = grunddata(_kontoplan(exemplet()), AR_Balanskrav="utredning", AR_Delarsrapport="nej")
    bok = bokfor(bokfor(bok, INGAENDE, PERIOD_FG), INGAENDE, PERIOD_FG, ib=True)
    bok = bokfor(bokfor(bok, UTGAENDE), INGAENDE, ib=True)
    saldon = tuple(replace(rad, benamning=NAMN.get(rad.konto, rad.benamning)) for rad in bok.saldon)
    noter = (*LAGENS_NOTER, *(replace(ett, text=TEXTER.get(ett.slag, "")) for ett in ERBJUDNA_NOTER))
    return replace(
        bok,
        saldon=saldon,
        noter=noter,
        rapportrader=rader_med_hanvisningar(),
        forandringar=(
            Forandring(PERIOD, Forandringspost.LAN, Forandringsslag.NYA_LAN, Decimal(80_000)),
            Forandring(PERIOD, Forandringspost.LAN, Forandringsslag.AMORTERING, Decimal(30_000)),
        ),
        upplysningar=tuple(Upplysning(PERIOD, slag, Decimal(tal), namn) for slag, tal, namn in UPPLYSNINGAR),
        investeringar=(
            Investeringsobjekt(PERIOD, "lokal", "Ombyggnad av lokalen", Decimal(50_000), konton="1110"),
            Investeringsobjekt(PERIOD, "mobler", "Möbler", Decimal(100_000), utfall=Decimal(90_000)),
        ),
    )


def _kontoplan(bok: Bokslut) -> Bokslut:
    """Kontoplanen med ett eget konto för extraordinära kostnader."""
    egen = Kontorad("8710", "8719", "Extraordinära kostnader", "RR_extraordinara")
    rader = [rad for rad in bok.kontoplan if not (rad.fran <= "8710" <= rad.till)]
    return replace(bok, kontoplan=(*rader, egen))


@cache
def lagensskiss() -> Skiss:
    """Dess årsredovisning i kronor, uträknad en gång."""
    return skiss(grunddata(lagensbok(), AR_Enhetsord="kr", AR_Enhet=1))
