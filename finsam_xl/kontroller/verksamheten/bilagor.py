"""Bilagorna: korten mot insatserna, deltagarna och målens bedömning, och indikatorernas svar mot deras mål.

Bilagornas egna kontroller heter I01 och framåt; C-numren är rekommendationernas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import insatsuppgift, objektbelopp
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import bland, mot_varandra
from finsam_xl.kontroller.provning import Belagg, Provning, finns, oprovad, par
from finsam_xl.kontroller.register import EjAktuell, Kontrollsvar, Utfall, genomgang, kontroll, svar
from finsam_xl.layout.expr import Binary, Block, Expr, Figure, Text, call, number, rounded
from finsam_xl.modell import Dimension, Enkatsvar, Matt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats, Insatskort

_BILAGOR = frozenset({"BI"})
_KALLA = "uppfoljning-insatser"
_SVARSKALLA = "nns-indikatorer"
_INGA_KORT = "Insatskort har inga kort. Skriv ett kort per insats i Insatskort."
_INGA_SVAR = "Indikatorer har inga rader. Fyll i enkätens indikatorer i Indikatorer."


def _kort(underlag: Underlag) -> Iterator[tuple[Insatskort, Insats]]:
    per_id = {insats.id: insats for insats in underlag.bokslut.insatser}
    yield from ((ett, per_id[ett.insats]) for ett in underlag.bokslut.insatskort)


def _svar(
    utfall: Utfall,
    annars: str,
    *brister: tuple[str, Sequence[Insats | Enkatsvar]],
    bland: tuple[int, Expr],
    saknas: str,
    ej_aktuell: bool = False,
) -> Kontrollsvar:
    antal, i_boken = bland
    namn = ((text, map(_namn, vilka)) for text, vilka in brister)
    return svar(utfall, annars, *namn, antal=antal, bland=i_boken, saknas=saknas, ej_aktuell=ej_aktuell)


def _alla_kort(underlag: Underlag) -> tuple[int, Expr]:
    return len(underlag.bokslut.insatskort), bland("Insatskort", ("Insats", Text("<>")))


def _insatserna(underlag: Underlag) -> tuple[int, Expr]:
    return len(underlag.bokslut.insatser), bland("Insatser", ("Id", Text("<>")))


def _alla_svar(underlag: Underlag) -> tuple[int, Expr]:
    return len(underlag.bokslut.enkatsvar), bland("Indikatorer", ("Nr", Text("<>")))


def _namn(ett: Insats | Enkatsvar) -> str:
    if isinstance(ett, Enkatsvar):
        return f"indikator {ett.nr} ({ett.grupp})"
    return f"{ett.namn} ({ett.kort_agare or ett.id})"


def _raknar_bada(underlag: Underlag) -> tuple[tuple[Insatskort, Insats], ...]:
    return tuple((ett, insats) for ett, insats in _kort(underlag) if ett.raknar_annorlunda(insats))


def _inget_kort_raknar(underlag: Underlag) -> EjAktuell:
    ingen = number(0 if _raknar_bada(underlag) else 1)
    finns_kort = call("NOT", lika_med_noll(_alla_kort(underlag)[1]))
    return EjAktuell(
        call("AND", finns_kort, Binary("=", ingen, number(1))),
        "Inget kort har egna antal deltagare för en insats som också har dem i Insatser.",
    )


@kontroll(
    "C21",
    "Insatskortens deltagare är deltagartabellens",
    kalla="uppfoljning-finsam",
    text="Ett kort räknar annorlunda än Insatser. Säg i Deltagare avser vad antalet gäller, eller töm kortets antal.",
    utfall=Utfall.NOTIS,
    rapporter=_BILAGOR,
    ej_aktuell=_inget_kort_raknar,
)
def antal_som_skiljer(underlag: Underlag) -> Provning:
    """Ett kort med egna antal deltagare säger samma antal som Insatser, kön för kön när båda är kända."""
    bada = _raknar_bada(underlag)
    if not bada:
        return oprovad(finns("Kort i Insatskort", _alla_kort(underlag)[1]))
    belagg = tuple(ett for kort, insats in bada for ett in _antalen(kort, insats))
    return Provning(call("SUM", Block("KO_skillnader")), belagg)


def _antalen(ett: Insatskort, insats: Insats) -> tuple[Belagg, ...]:
    """Kortets antal mot Insatsers: kvinnor och män var för sig, eller alla när ett av könen är okänt."""

    def kortets(falt: str) -> Expr:
        return Figure(f"KO_{insats.id}_{falt}")

    def insatsers(kolumn: str) -> Expr:
        return insatsuppgift(insats.id, kolumn)

    if ett.kvinnor is None or ett.man is None:
        alla = insatsers("Kvinnor") + insatsers("Män")
        return (par(f"{insats.namn}: deltagare", kortets("deltagare"), alla),)
    return (
        par(f"{insats.namn}: kvinnor", kortets("kvinnor"), insatsers("Kvinnor")),
        par(f"{insats.namn}: män", kortets("man"), insatsers("Män")),
    )


@genomgang(
    "C21b",
    "Kvinnor och män på ett kort är kortets deltagare",
    kalla="uppfoljning-finsam",
    text="Ett kort i Insatskort har Deltagare, Kvinnor och Män som inte går ihop. Rätta antalen, eller töm Deltagare.",
    rapporter=_BILAGOR,
)
def konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """På ett kort som anger alla tre är kvinnor och män tillsammans kortets deltagare."""
    alla_tre = [(ett, insats) for ett, insats in _kort(underlag) if None not in {ett.deltagare, ett.kvinnor, ett.man}]
    fel = [insats for ett, insats in alla_tre if (ett.kvinnor or 0) + (ett.man or 0) != ett.deltagare]
    fyllda = tuple((kolumn, Text("<>")) for kolumn in ("Deltagare", "Kvinnor", "Män"))
    return _svar(
        Utfall.FEL,
        "Könen på varje kort är tillsammans kortets antal.",
        ("Går inte ihop: {}.", fel),
        bland=(len(alla_tre), bland("Insatskort", *fyllda) if alla_tre else number(0)),
        saknas="Inget kort anger Deltagare, Kvinnor och Män." if underlag.bokslut.insatskort else _INGA_KORT,
        ej_aktuell=bool(underlag.bokslut.insatskort),
    )


@genomgang(
    "C21c",
    "Varje insats i tabellen eller i huvudboken har ett insatskort",
    kalla=_KALLA,
    text="En insats utan kort nämns inte i bilaga 1. Lägg till en rad i Insatskort.",
    utfall=Utfall.NOTIS,
    rapporter=_BILAGOR,
)
def utan_kort(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje insats som tabellen eller huvudboken har ett belopp för har ett kort, eget eller delat."""
    insatser = underlag.bokslut.samverkansinsatser
    med_medel = {
        rad.id
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.period == underlag.period and rad.belopp
    }
    med_kort = {ett.insats for ett in underlag.bokslut.insatskort}
    utan = [
        insats
        for insats in insatser
        if not {insats.id, insats.kort} & med_kort and (insats.ordning is not None or insats.id in med_medel)
    ]
    return _svar(
        Utfall.NOTIS,
        "Varje insats har ett kort.",
        ("Insatskort saknas för {}.", utan),
        bland=mot_varandra(_insatserna(underlag), _alla_kort(underlag)),
        saknas="Insatser har inga rader. Fyll i förbundets insatser i Insatser.",
    )


@genomgang(
    "C21d",
    "Korten heter olika och deras insatser står i insatstabellen",
    kalla=_KALLA,
    text="Ett namn som två kort delar kan inte följas mellan tabellerna. Ge insatserna olika namn i Insatser.",
    utfall=Utfall.NOTIS,
    rapporter=_BILAGOR,
)
def namnen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje kort har ett eget namn, och dess insats en plats i tabellen Samverkansinsatser."""
    pa_kort = [insats for _kortet, insats in _kort(underlag)]
    namn = [insats.namn.casefold() for insats in pa_kort]
    return _svar(
        Utfall.NOTIS,
        "Kortens namn är Insatsers, och olika.",
        ("Kort med samma namn: {}.", [insats for insats in pa_kort if namn.count(insats.namn.casefold()) > 1]),
        (
            "Kort för insatser utan plats i tabellen Samverkansinsatser (Ordning är tom): {}.",
            [insats for insats in pa_kort if insats.ordning is None],
        ),
        bland=mot_varandra(_alla_kort(underlag), _insatserna(underlag)),
        saknas=_INGA_KORT,
    )


@kontroll(
    "I01",
    "Kortens utfall är alla insatsers medel i huvudboken",
    kalla=_KALLA,
    text="Det finns medel på insatser utan kort, eller på objekt som inte hör till någon insats.",
    utfall=Utfall.NOTIS,
    rapporter=_BILAGOR,
)
def medel_utan_kort(underlag: Underlag) -> Provning:
    """Kortens utfall, insats för insats, är allt i Objektsaldo med dimensionen insats."""
    alla: Expr = objektbelopp(Dimension.INSATS)
    for insats in underlag.bokslut.insatser:
        if insats.forbundets_eget:
            alla = alla - objektbelopp(Dimension.INSATS, ("Id", Text(insats.id)))
    kortens = call("SUM", Block("KO_utfallen")) if underlag.bokslut.insatskort else number(0)
    return Provning(rounded(alla - kortens), (par("Kortens utfall mot alla insatsers medel", kortens, alla),))


@kontroll(
    "I02",
    "Ingen insats har kostat mer än sin budget",
    kalla=_KALLA,
    text="Så många insatser har ett utfall över budgeten som kortet visar. Förklara dem i kommentaren.",
    utfall=Utfall.NOTIS,
    rapporter=_BILAGOR,
)
def over_budget(underlag: Underlag) -> Provning:
    """Ingen insats på ett kort har ett utfall över den budget som kortet visar."""
    if not underlag.bokslut.insatskort:
        return oprovad(finns("Kort i Insatskort", _alla_kort(underlag)[1]))
    utfallen, budgetar = Block("KO_utfallen"), Block("KO_budgetar")
    return Provning(
        call("SUMPRODUCT", Binary(">", utfallen, budgetar) * number(1)),
        (_summorna(utfallen, budgetar),),
    )


def _summorna(utfallen: Expr, budgetar: Expr) -> Belagg:
    return par("Kortens utfall mot deras budget", call("SUM", utfallen), call("SUM", budgetar))


@genomgang(
    "I03",
    "Insatskortet och tabellen Måluppfyllelse bedömer insatsen lika",
    kalla="malskala",
    text="Bedömning i Insatskort är en annan än i Insatser. Välj samma ord på båda, eller töm den ena.",
    rapporter=_BILAGOR,
)
def bedomningarna(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """En insats som bedöms både på sitt kort och i Insatser bedöms lika."""
    bedomda = [(ett, insats) for ett, insats in _kort(underlag) if ett.bedomning is not None]
    bada = [(ett, insats) for ett, insats in bedomda if insats.bedomning is not None]
    return _svar(
        Utfall.FEL,
        "Bedömningarna är desamma.",
        ("Bedöms olika: {}.", [insats for ett, insats in bada if ett.bedomning is not insats.bedomning]),
        bland=mot_varandra(
            (len(bedomda), bland("Insatskort", ("Bedömning", Text("<>")))),
            (
                sum(ett.bedomning is not None for ett in underlag.bokslut.insatser),
                bland("Insatser", ("Bedömning", Text("<>"))),
            ),
        )
        if bada
        else (0, number(0)),
        saknas="Ingen insats bedöms både på sitt kort och i Insatser." if underlag.bokslut.insatskort else _INGA_KORT,
        ej_aktuell=bool(underlag.bokslut.insatskort),
    )


@genomgang(
    "C27",
    "Varje indikatormål anger sitt mått och har ett tal att jämföras med",
    kalla=_SVARSKALLA,
    text="Samma svar kan nå ett mål med måttet positivt och missa det med klart positivt. Ange Mått i Indikatorer.",
    rapporter=_BILAGOR,
)
def malen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """En indikator som har ett mål säger vilket mått det gäller, och har ett tal för det måttet."""
    mal = [ett for ett in underlag.bokslut.enkatsvar if ett.jamfors_med]
    return _svar(
        Utfall.FEL,
        "Varje indikatormål anger mått och jämförelsetal.",
        ("Målet säger inte vilket mått det gäller: {}.", [ett for ett in mal if ett.matt is None]),
        (
            "Talet att jämföra med saknas för måttet: {}.",
            [ett for ett in mal if ett.matt is not None and ett.att_na is None],
        ),
        bland=(len(mal), bland("Indikatorer", ("Jämförs med", Text("<>"))) if mal else number(0)),
        saknas="Ingen indikator har ett mål i Jämförs med." if underlag.bokslut.enkatsvar else _INGA_SVAR,
        ej_aktuell=bool(underlag.bokslut.enkatsvar),
    )


@genomgang(
    "C28",
    "Andelen positiva svar är minst andelen klart positiva, så att delarna blir hundra procent",
    kalla=_SVARSKALLA,
    text="Ett jämförelsetal i Indikatorer är mindre för positivt än för klart positivt. Talen är troligen omkastade.",
    rapporter=_BILAGOR,
)
def ordningen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Den som är klart positiv är också positiv, i landet och förra året."""
    alla = underlag.bokslut.enkatsvar
    talen = [
        (ett, klart, positivt)
        for ett in alla
        for klart, positivt in ((ett.nationellt, ett.nationellt_positivt), (ett.forra_aret, ett.forra_aret_positivt))
        if klart is not None and positivt is not None
    ]
    antal, i_boken = _alla_svar(underlag)
    return _svar(
        Utfall.FEL,
        "Delarna blir hundra procent.",
        ("Positivt är mindre än klart positivt: {}.", [ett for ett, klart, positivt in talen if positivt < klart]),
        bland=(antal, i_boken) if talen else (0, number(0)),
        saknas="Ingen indikator har jämförelsetal för både positivt och klart positivt." if alla else _INGA_SVAR,
        ej_aktuell=bool(alla),
    )


@genomgang(
    "I04",
    "Varje indikator i indikatorrapporten har svar",
    kalla=_SVARSKALLA,
    text="En indikator utan svar visas utan tal. Fyll i antal svar per alternativ i Indikatorer.",
    utfall=Utfall.NOTIS,
    rapporter=_BILAGOR,
)
def svaren(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje indikator har antal svar för alla sina alternativ."""
    alla = underlag.bokslut.enkatsvar
    return _svar(
        Utfall.NOTIS,
        "Varje indikator har svar.",
        ("Svar saknas för {}.", [ett for ett in alla if not ett.antal]),
        (
            "För få svarsalternativ för måtten: {}. Fyll i alla alternativ, också de som ingen valt (0).",
            [ett for ett in alla if 0 < len(ett.antal) <= Matt.POSITIVT.basta],
        ),
        bland=_alla_svar(underlag),
        saknas=_INGA_SVAR,
    )
