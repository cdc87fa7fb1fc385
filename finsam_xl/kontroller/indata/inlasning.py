"""Inläsningen: frågor om siffrorna som besvarades med ja, och konton vars belopp har omvänt tecken."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.anmarkningar import besvarade
from finsam_xl.figurer.urval import bland, mot_varandra, summor
from finsam_xl.koder import INTAKTSRADER, KOSTNADSRADER
from finsam_xl.kontroller.justeringar import huvudbokens
from finsam_xl.kontroller.namngivna_skillnader import omvanda_tecken
from finsam_xl.kontroller.provning import finns, i_bada_perioderna, sokning
from finsam_xl.kontroller.register import BOKSLUTEN, Kontrollsvar, Utfall, genomgang, kontroll, svar
from finsam_xl.layout.expr import PERIOD, Column, Text, plus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.anmarkningar import Besvarad
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning


@genomgang(
    "F51",
    "Inga frågor om siffrorna är besvarade med ja vid inläsningen",
    kalla="huvudbok",
    text="Filen lästes in fast något talade emot siffrorna. Rätta det som frågan gällde och läs in filen igen, eller "
    "förklara för revisorn varför svaret var rätt.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
)
def besvarade_fragor(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje fråga om siffrorna är löst i filen, inte bara besvarad: ett ja står tills filen är ersatt."""
    bokslut = underlag.bokslut
    saldon = sum(rad.period == underlag.period for rad in bokslut.saldon)
    filer = sum(rad.period == underlag.period for rad in bokslut.importlogg)
    antal, i_boken = mot_varandra(
        (filer, bland("Importlogg", ("Period", PERIOD))), (saldon, bland("Saldo", ("Period", PERIOD)))
    )
    return svar(
        Utfall.NOTIS,
        "Ingen fråga om siffrorna besvarades med ja när periodernas filer lästes in.",
        (
            "Besvarat med ja vid inläsningen. {} Står tills en annan fil, eller samma på nytt, är inläst utan frågan.",
            [" ".join(fragor)] if (fragor := [*_per_fil(besvarade(underlag.bokslut, underlag.dagar))]) else (),
        ),
        antal=antal,
        bland=i_boken,
        saknas=f"{'Importlogg har ingen fil' if saldon else 'Saldo har inga rader'} för {underlag.period}. "
        "Läs in SIE-filen.",
    )


def _per_fil(svar: tuple[Besvarad, ...]) -> Iterator[str]:
    for (period, fil), gruppen in groupby(svar, key=lambda ett: (ett.period, ett.fil)):
        yield f"{period} ur {fil}: {' '.join(ett.text for ett in gruppen)}"


@kontroll(
    "F52",
    "Kostnader har debet och intäkter kredit",
    kalla="huvudbok",
    text="Antalet konton med omvänt tecken: de minskar sin rad i stället för att öka den. Små rättelser är i sin "
    "ordning; annars är bokningen eller raden i Kontoplan fel.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
    namnger=omvanda_tecken,
)
def omvant_tecken(underlag: Underlag) -> Provning:
    """Inget kostnadskonto har kredit och inget intäktskonto debet i huvudboken, om en krona eller mer."""
    rader = [(kod, "<=-1") for rad in KOSTNADSRADER for kod in underlag.form.klass(rad)]
    rader += [(kod, ">=1") for rad in INTAKTSRADER for kod in underlag.form.klass(rad)]
    bokens = (("Period", PERIOD), *huvudbokens(underlag))
    omvanda = (bland("Saldo", ("Rad", Text(rad)), ("Belopp", Text(krav)), *bokens) for rad, krav in rader)
    belopp = Column("Saldo", "Belopp")
    alla = (summor(belopp, ("Rad", Text(rad)), ("Period", PERIOD)) for rad, _krav in rader)
    return sokning(plus(*omvanda), finns("Intäkts- och kostnadskonton i Saldo", plus(*alla)))
