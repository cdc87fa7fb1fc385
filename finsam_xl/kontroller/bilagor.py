"""Bilagorna: korten mot insatserna, deltagarna och målens bedömning, och indikatorernas svar mot deras mål.

Bilagornas egna kontroller heter I01 och framåt; C-numren är rekommendationernas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, kontroll, namngivna
from finsam_xl.layout.expr import PERIOD, Binary, Block, Column, Expr, Text, call, number, rounded
from finsam_xl.modell import Dimension, Enkatsvar, Matt
from finsam_xl.uttryck import summor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.modell import Insats, Insatskort
    from finsam_xl.underlag import Underlag

_BILAGOR = frozenset({"BI"})
_KALLA = "uppfoljning-insatser"
_SVARSKALLA = "nns-indikatorer"


def _kort(underlag: Underlag) -> Iterator[tuple[Insatskort, Insats]]:
    per_id = {insats.id: insats for insats in underlag.bokslut.insatser}
    yield from ((ett, per_id[ett.insats]) for ett in underlag.bokslut.insatskort)


def _fynd(utfall: Utfall, annars: str, *brister: tuple[str, Sequence[Insats | Enkatsvar]]) -> Kontrollsvar:
    return namngivna(utfall, annars, *((text, map(_namn, vilka)) for text, vilka in brister))


def _namn(ett: Insats | Enkatsvar) -> str:
    if isinstance(ett, Enkatsvar):
        return f"indikator {ett.nr} ({ett.grupp})"
    return f"{ett.namn} ({ett.kort_agare or ett.id})"


def _antal_som_skiljer(underlag: Underlag) -> Expr:
    """Personer som korten och Insatser skiljer sig åt med."""
    nagon = any(ett.raknar_annorlunda(insats) for ett, insats in _kort(underlag))
    return call("SUM", Block("KO_skillnader")) if nagon else number(0)


C21 = kontroll(
    Kontroll(
        "C21",
        "Insatskortens deltagare är deltagartabellens",
        "uppfoljning-finsam",
        "Ett kort räknar annorlunda än Insatser. Säg i Deltagare avser vad antalet gäller, eller töm kortets antal.",
        utfall=Utfall.NOTIS,
        uttryck=_antal_som_skiljer,
        rapporter=_BILAGOR,
    )
)


def _konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    fel = [
        insats
        for ett, insats in _kort(underlag)
        if None not in {ett.deltagare, ett.kvinnor, ett.man} and (ett.kvinnor or 0) + (ett.man or 0) != ett.deltagare
    ]
    return _fynd(Utfall.FEL, "Könen på varje kort är tillsammans kortets antal.", ("Går inte ihop: {}.", fel))


C21B = kontroll(
    Kontroll(
        "C21b",
        "Kvinnor och män på ett kort är kortets deltagare",
        "uppfoljning-finsam",
        "Ett kort i Insatskort har Deltagare, Kvinnor och Män som inte går ihop. Rätta antalen, eller töm Deltagare.",
        granska=_konen,
        rapporter=_BILAGOR,
    )
)


def _utan_kort(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Insatserna som tabellen eller huvudboken har men inget kort."""
    med_medel = {
        rad.id
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.period == underlag.period and rad.belopp
    }
    med_kort = {ett.insats for ett in underlag.bokslut.insatskort}
    utan = [
        insats
        for insats in underlag.bokslut.insatser
        if not {insats.id, insats.kort} & med_kort and (insats.ordning is not None or insats.id in med_medel)
    ]
    return _fynd(Utfall.NOTIS, "Varje insats har ett kort.", ("Insatskort saknas för {}.", utan))


C21C = kontroll(
    Kontroll(
        "C21c",
        "Varje insats i tabellen eller i huvudboken har ett insatskort",
        _KALLA,
        "En insats utan kort nämns inte i bilaga 1. Lägg till en rad i Insatskort.",
        granska=_utan_kort,
        rapporter=_BILAGOR,
    )
)


def _namnen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    pa_kort = [insats for _kortet, insats in _kort(underlag)]
    namn = [insats.namn.casefold() for insats in pa_kort]
    return _fynd(
        Utfall.NOTIS,
        "Kortens namn är Insatsers, och olika.",
        ("Kort med samma namn: {}.", [insats for insats in pa_kort if namn.count(insats.namn.casefold()) > 1]),
        (
            "Kort för insatser utan plats i tabellen Samverkansinsatser (Ordning är tom): {}.",
            [insats for insats in pa_kort if insats.ordning is None],
        ),
    )


C21D = kontroll(
    Kontroll(
        "C21d",
        "Korten heter olika och deras insatser står i insatstabellen",
        _KALLA,
        "Ett namn som två kort delar kan inte följas mellan tabellerna. Ge insatserna olika namn i Insatser.",
        granska=_namnen,
        rapporter=_BILAGOR,
    )
)


def _medel_utan_kort(underlag: Underlag) -> Expr:
    """Insatsernas medel i huvudboken minus kortens utfall, i kr."""
    alla = summor(Column("Objektsaldo", "Belopp"), ("Dimension", Text(Dimension.INSATS)), ("Period", PERIOD))
    kortens = call("SUM", Block("KO_utfallen")) if underlag.bokslut.insatskort else number(0)
    return rounded(alla - kortens)


I01 = kontroll(
    Kontroll(
        "I01",
        "Kortens utfall är alla insatsers medel i huvudboken",
        _KALLA,
        "Det finns medel på insatser utan kort, eller på objekt som inte hör till någon insats.",
        utfall=Utfall.NOTIS,
        uttryck=_medel_utan_kort,
        rapporter=_BILAGOR,
    )
)


def _over_budget(underlag: Underlag) -> Expr:
    """Antal insatser på kort vars utfall är över budgeten."""
    if not underlag.bokslut.insatskort:
        return number(0)
    return call("SUMPRODUCT", Binary(">", Block("KO_utfallen"), Block("KO_budgetar")) * number(1))


I02 = kontroll(
    Kontroll(
        "I02",
        "Ingen insats har kostat mer än sin budget",
        _KALLA,
        "Så många insatser har ett utfall över budgeten som kortet visar. Förklara dem i kommentaren.",
        utfall=Utfall.NOTIS,
        uttryck=_over_budget,
        rapporter=_BILAGOR,
    )
)


def _bedomningarna(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    olika = [
        insats
        for ett, insats in _kort(underlag)
        if None not in {ett.bedomning, insats.bedomning} and ett.bedomning is not insats.bedomning
    ]
    return _fynd(Utfall.FEL, "Bedömningarna är desamma.", ("Bedöms olika: {}.", olika))


I03 = kontroll(
    Kontroll(
        "I03",
        "Insatskortet och tabellen Måluppfyllelse bedömer insatsen lika",
        "malskala",
        "Bedömning i Insatskort är en annan än i Insatser. Välj samma ord på båda, eller töm den ena.",
        granska=_bedomningarna,
        rapporter=_BILAGOR,
    )
)


def _malen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    mal = [svar for svar in underlag.bokslut.enkatsvar if svar.jamfors_med]
    return _fynd(
        Utfall.FEL,
        "Varje indikatormål anger mått och jämförelsetal.",
        ("Målet säger inte vilket mått det gäller: {}.", [svar for svar in mal if svar.matt is None]),
        (
            "Talet att jämföra med saknas för måttet: {}.",
            [svar for svar in mal if svar.matt is not None and svar.att_na is None],
        ),
    )


C27 = kontroll(
    Kontroll(
        "C27",
        "Varje indikatormål anger sitt mått och har ett tal att jämföras med",
        _SVARSKALLA,
        "Samma svar kan nå ett mål med måttet positivt och missa det med klart positivt. Ange Mått i Indikatorer.",
        granska=_malen,
        rapporter=_BILAGOR,
    )
)


def _ordningen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    omkastade = [
        svar
        for svar in underlag.bokslut.enkatsvar
        for klart, positivt in (
            (svar.nationellt, svar.nationellt_positivt),
            (svar.forra_aret, svar.forra_aret_positivt),
        )
        if klart is not None and positivt is not None and positivt < klart
    ]
    return _fynd(Utfall.FEL, "Delarna blir hundra procent.", ("Positivt är mindre än klart positivt: {}.", omkastade))


C28 = kontroll(
    Kontroll(
        "C28",
        "Andelen positiva svar är minst andelen klart positiva, så att delarna blir hundra procent",
        _SVARSKALLA,
        "Ett jämförelsetal i Indikatorer är mindre för positivt än för klart positivt. Talen är troligen omkastade.",
        granska=_ordningen,
        rapporter=_BILAGOR,
    )
)


def _svaren(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    alla = underlag.bokslut.enkatsvar
    return _fynd(
        Utfall.NOTIS,
        "Varje indikator har svar.",
        ("Svar saknas för {}.", [svar for svar in alla if not svar.antal]),
        (
            "För få svarsalternativ för måtten: {}. Fyll i alla alternativ, också de som ingen valt (0).",
            [svar for svar in alla if 0 < len(svar.antal) <= Matt.POSITIVT.basta],
        ),
    )


I04 = kontroll(
    Kontroll(
        "I04",
        "Varje indikator i indikatorrapporten har svar",
        _SVARSKALLA,
        "En indikator utan svar visas utan tal. Fyll i antal svar per alternativ i Indikatorer.",
        granska=_svaren,
        rapporter=_BILAGOR,
    )
)
