"""Ett förbund med det som lagen frågar efter: inventarier, ombyggnad, lån, avsättningar och en extraordinär kostnad."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.inputs import rader
from finsam_xl.inputs.schema import TABELLER
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
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.uppstallning.erbjudna import ERBJUDNA_NOTER, rader_med_hanvisningar
from finsam_xl.uppstallning.lagens import LAGENS_NOTER
from tests.andringar import bokfor
from tests.exemplet import PERIOD, PERIOD_FG, TID, exemplet, grunddata, skiss
from tests.lager import ur_lagret

if TYPE_CHECKING:
    from pathlib import Path

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
    (_U.ANSVAR, 25_000, "Borgen för hyra av lokal"),
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
        upplysningar=tuple(Upplysning(PERIOD, *slag.value, Decimal(tal), namn) for slag, tal, namn in UPPLYSNINGAR),
        investeringar=(
            Investeringsobjekt(PERIOD, "lokal", "Ombyggnad av lokalen", Decimal(50_000), konton="1110"),
            Investeringsobjekt(PERIOD, "mobler", "Möbler", Decimal(100_000), utfall=Decimal(90_000)),
        ),
    )


def _kontoplan(bok: Bokslut) -> Bokslut:
    """Kontoplanen med ett eget intervall för extraordinära kostnader, mitt i det som annars ska förklaras."""
    rader: list[Kontorad] = []
    for rad in bok.kontoplan:
        if rad.fran <= "8710" <= rad.till:
            egen = Kontorad("8710", "8719", "Extraordinära kostnader", "RR_extraordinara")
            rader += [replace(rad, till="8709"), egen, replace(rad, fran="8720")]
        else:
            rader.append(rad)
    return replace(bok, kontoplan=tuple(rader))


@cache
def lagensskiss() -> Skiss:
    """Dess årsredovisning i kronor, uträknad en gång."""
    return skiss(grunddata(lagensbok(), AR_Enhetsord="kr", AR_Enhet=1))


def lagensfil() -> Path:
    """Boken på disk, med sin årsredovisning; den som ändrar i den gör det i en kopia."""
    return ur_lagret("lagens-bok", lambda mapp: _bygg(mapp / "bok.xlsx")) / "bok.xlsx"


def _bygg(vag: Path) -> None:
    skapa_bok(vag, tid=TID)
    bok = lagensbok()
    tabeller = {tab.namn: rader(tab.namn, getattr(bok, tab.falt)) for tab in TABELLER if tab.typ}
    fyllt = fylld(Bok(vag.read_bytes()), tabeller)
    paket = fyllt.att_andra()
    for namn, uppgift in bok.grunddata.items():
        blad, rad, kolumn = syftar_pa(fyllt.bokens_namn[namn]) or ("", 0, 0)
        satt_celler(paket, blad, {(rad, kolumn): uppgift})  # type: ignore[dict-item]
    vag.write_bytes(paket.skriv())
    bygg(ARSREDOVISNING, vag, tid=TID)
