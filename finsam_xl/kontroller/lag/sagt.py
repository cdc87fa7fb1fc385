"""Det som lagen vill ha sagt: balanskravet, räkenskapsåret, undertecknandet, delårsrapporten och noterna."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import LEASING, har_innehall, lagens_not, langfristig_skuld
from finsam_xl.figurer.revision import revisionskostnad
from finsam_xl.figurer.upplyst import anstallda, upplysningar
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.provning import ALLTID, Provning, finns, sokning
from finsam_xl.kontroller.register import Kontrollsvar, Utfall, genomgang, kontroll, svar
from finsam_xl.layout.expr import PERIOD, Binary, Expr, Name, Period, Setting, Text, call, number
from finsam_xl.modell import LAGENS_NOTSLAG, Balanskrav, Delarsfraga, Notslag, Upplysningsslag, Visas
from finsam_xl.parametrar import sjukfranvarons_grans
from finsam_xl.uppstallning.hanvisningar import hanvisningar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Not

_MANADER = 3
_SLUT = (12, 31)
_SKA_HA_TEXT = {
    Notslag.PRINCIPER: "redovisningsprinciper (eller «Inga ändringar av redovisningsprinciperna»)",
    Notslag.AVVIKELSE: "avvikelse från RKR:s rekommendationer (eller «Inga avvikelser»)",
}
_I_TITELN = {Notslag.PRINCIPER: "princip", Notslag.AVVIKELSE: "avvik"}
_FINANSIELLA = ("RR_finansiella_intakter", "RR_finansiella_kostnader")
_MED_RADER = (Notslag.PARTITION, Notslag.SPECIFIKATION)
_OM_DE_FINNS = (
    Notslag.FINANSIELLA,
    Notslag.ANLAGGNINGAR,
    Notslag.AVSATTNINGAR,
    Notslag.LAN,
    Notslag.LEASING,
    Notslag.ANSVAR,
    Notslag.PERSONAL,
    Notslag.EGET_KAPITAL,
    Notslag.REVISION,
)
_PERIODENS_RADER = bland("Saldo", ("Period", PERIOD))
_HUVUDBOKENS_RADER = finns("Huvudbokens rader", _PERIODENS_RADER, kravs=ALLTID)


def _rader(underlag: Underlag) -> int:
    """Huvudbokens rader för perioden: utan dem finns ingen årsredovisning att säga något i."""
    return sum(1 for saldo in underlag.bokslut.saldon if saldo.period == underlag.period)


def _i_boken(*villkor: Expr) -> Expr:
    """Samma rader i boken, så länge Grunddata säger det som programmet läste."""
    rader: Expr = _PERIODENS_RADER
    for ett in villkor:
        rader = call("IF", ett, rader, number(0))
    return rader


def _valet(namn: str, varde: str) -> tuple[Expr, ...]:
    """Att cellen i Grunddata ännu säger det som programmet läste; en bok utan cellen har inget att fråga."""
    return (call("EXACT", Setting(namn), Text(varde)),) if varde else ()


def _saknas(underlag: Underlag) -> str:
    return f"Saldo är tomt för {underlag.period}. Läs in SIE-filen."


@genomgang(
    "L01",
    "Balanskravet är utrett, eller skälet att det inte gäller är sagt",
    kalla="lkbr-11",
    text="Välj i Grunddata om balanskravsutredningen görs eller om balanskravet inte gäller, och skriv då skälet.",
)
def balanskravet(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Grunddata väljer en balanskravsutredning, eller säger varför balanskravet inte gäller förbundet."""
    valt, skal = underlag.rapportval("Balanskrav"), underlag.rapportval("Balanskrav_skal")
    utan_val = ["Balanskravet"] if _rader(underlag) and not valt else []
    utan_skal = ["«gäller inte»"] if valt == Balanskrav.GALLER_INTE and not skal.strip() else []
    return svar(
        Utfall.FEL if utan_skal else Utfall.NOTIS,
        "Utredningen finns i rapporten." if valt == Balanskrav.TILLAMPAS else "Skälet trycks i rapporten.",
        ("{} är inte valt i Grunddata: utredning, eller gäller inte med sitt skäl.", utan_val),
        ("Balanskravet är valt till {}, men skälet saknas i Grunddata.", utan_skal),
        antal=_rader(underlag),
        bland=_i_boken(*_valet("Balanskrav", valt)),
        saknas=_saknas(underlag),
    )


@kontroll(
    "L02",
    "Räkenskapsrevisionen har en kostnad",
    kalla="lkbr-9-revision",
    text="Ingen kostnad för revision är bokförd. Se om kontot för revisorernas arvode är på rätt rad i Kontoplan (Not "
    "Revisionskostnad), och om årets beräknade arvode är bokfört.",
)
def revisionen(underlag: Underlag) -> Provning:
    """Lagen vill ha upplysning om räkenskapsrevisionens sammanlagda kostnad: noll kronor är en bokning som saknas."""
    saknas = call("IF", Binary(">", revisionskostnad(underlag), number(0)), number(0), number(1))
    return sokning(saknas, _HUVUDBOKENS_RADER)


@genomgang(
    "L03",
    "Räkenskapsåret är ett kalenderår",
    kalla="lkbr-1-5",
    text="Rätta balansdagarna i Grunddata: räkenskapsåret slutar den 31 december.",
)
def kalenderaret(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Ett räkenskapsår är ett kalenderår: balansdagen och jämförelseårets är den 31 december, ett år emellan."""
    dagar = [dag for dag in (underlag.period, underlag.period_fg) if dag is not None]
    fel = [f"{dag}" for dag in dagar if (dag.month, dag.day) != _SLUT]
    fg = underlag.period_fg
    isar = fg is not None and not fel and underlag.period.year - fg.year != 1
    glapp = [f"{fg} och {underlag.period}"] if isar else []
    slutar = Binary("+", call("MONTH", Period()) * number(100), call("DAY", Period()))
    return svar(
        Utfall.FEL,
        "Balansdagarna är den 31 december.",
        ("Räkenskapsåret slutar inte den 31 december: {}.", fel),
        ("Åren följer inte på varandra: {}.", glapp),
        antal=_rader(underlag),
        bland=_i_boken(Binary("=", slutar, number(_manad_och_dag(underlag.period)))),
        saknas=_saknas(underlag),
    )


def _manad_och_dag(dag: date) -> int:
    return dag.month * 100 + dag.day


@genomgang(
    "L04",
    "Årsredovisningen är undertecknad inom tre månader",
    kalla="styrelsen",
    text="Styrelsen lämnar årsredovisningen senast tre månader efter årets slut. Se dagen i Grunddata.",
    utfall=Utfall.NOTIS,
)
def undertecknandet(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Dagen då årsredovisningen undertecknades är efter balansdagen och senast den 31 mars året därpå."""
    dag = underlag.bokslut.grunddata.get("Undertecknad")
    sist = date(underlag.period.year + 1, _MANADER, 31)
    har = isinstance(dag, date)
    tidigt = [f"{dag}"] if isinstance(dag, date) and dag <= underlag.period else []
    return svar(
        Utfall.NOTIS,
        f"Undertecknad {dag}.",
        (f"Undertecknad {{}}, efter den {sist}.", [f"{dag}"] if isinstance(dag, date) and dag > sist else []),
        ("Undertecknad {}, innan året var slut.", tidigt),
        antal=_rader(underlag) if har else 0,
        bland=_i_boken(call("ISNUMBER", Name("Undertecknad"))) if har else number(0),
        saknas="Dagen för undertecknandet är inte ifylld i Grunddata.",
        ej_aktuell=True,
    )


@genomgang(
    "L05",
    "Delårsrapporten är gjord, om förbundsordningen kräver den",
    kalla="delarsrapport",
    text="Svara i Grunddata om förbundsordningen kräver en delårsrapport; kräver den det ska rapporten finnas.",
    utfall=Utfall.NOTIS,
)
def delarsrapporten(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Finsamlagen kräver ingen delårsrapport; kräver förbundsordningen en har boken en period för den."""
    svaret = underlag.rapportval("Delarsrapport")
    obesvarad = ["Frågan om förbundsordningen kräver delårsrapport"] if _rader(underlag) and not svaret else []
    saknas = svaret == Delarsfraga.JA and underlag.bokslut.grunddata.get("HR_Period") is None
    return svar(
        Utfall.NOTIS,
        "Förbundsordningen kräver delårsrapport." if svaret == Delarsfraga.JA else "Förbundsordningen kräver ingen.",
        ("{} är inte besvarad i Grunddata.", obesvarad),
        ("Boken har ingen period för {} i Grunddata.", ["delårsrapporten"] if saknas else []),
        antal=_rader(underlag),
        bland=_i_boken(*_valet("Delarsrapport", svaret)),
        saknas=_saknas(underlag),
    )


@genomgang(
    "L06",
    "Noterna säger det som lagen frågar efter",
    kalla="lkbr-9",
    text="Lägg en rad i Noter med det Slag som saknas; talen som huvudboken inte har skrivs i Upplysningar.",
    utfall=Utfall.NOTIS,
)
def noterna(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Redovisningsprinciper och avvikelser är sagda, också när de är inga, och det förbundet har är en not."""
    if not _rader(underlag):
        return svar(Utfall.NOTIS, "", antal=0, bland=_i_boken(), saknas=_saknas(underlag))
    utan_text = [vad for slag, vad in _SKA_HA_TEXT.items() if not _har_text(underlag, slag)]
    utan_not = [f"{slag}" for slag in _OM_DE_FINNS if har_innehall(underlag, slag) and not _har_not(underlag, slag)]
    return svar(
        Utfall.NOTIS,
        "Noterna finns.",
        ("Ingen not säger: {}.", utan_text),
        ("Förbundet har det, men ingen not av slaget: {}.", utan_not),
        ("Saknas i Upplysningar: {}.", _saknade_tal(underlag)),
        ("Fler än en not av samma slag, bara den första får rader: {}.", _dubbla(underlag)),
        antal=_rader(underlag),
        bland=_i_boken(),
        saknas=_saknas(underlag),
    )


def _har_not(underlag: Underlag, slag: Notslag) -> bool:
    if slag is Notslag.FINANSIELLA and any(_hanvisar(underlag, ident) for ident in _FINANSIELLA):
        return True
    return lagens_not(underlag, slag) is not None


def _hanvisar(underlag: Underlag, ident: str) -> bool:
    """Om raden i resultaträkningen hänvisar till en not som boken har, vilket slag den än är av."""
    rad = underlag.form.rad("RR", ident)
    iden = hanvisningar(rad.not_) if rad is not None else ()
    return any(ett.id in iden and ett.slag in _MED_RADER for ett in underlag.form.noter)


def _har_text(underlag: Underlag, slag: Notslag) -> bool:
    """Om en not av slaget, eller en ren text vars titel säger detsamma, har något skrivet."""
    ord_ = _I_TITELN.get(slag)

    def sager(ett: Not) -> bool:
        egen = ett.slag is Notslag.TEXT and ord_ is not None and ord_ in ett.titel.casefold()
        return (ett.slag is slag or egen) and bool(ett.text.strip()) and ett.visas is not Visas.ALDRIG

    return any(map(sager, underlag.form.noter))


def _dubbla(underlag: Underlag) -> list[str]:
    """Slagen som boken har mer än en not av: bara den första får programmets rader."""
    slagen = [ett.slag for ett in underlag.form.noter if ett.slag in LAGENS_NOTSLAG]
    return [f"{slag}" for slag in dict.fromkeys(slagen) if slagen.count(slag) > 1]


def _saknade_tal(underlag: Underlag) -> Iterator[str]:
    """Årets tal som en not väntar på: ett tal som skrevs förra året säger inget om i år."""
    dag = underlag.period
    skrivna = {ett.slag for ett in underlag.bokslut.upplysningar if ett.period == dag}
    if _har_not(underlag, Notslag.LEASING) and not skrivna & {*LEASING}:
        yield "leasingens framtida avgifter"
    yield from _luckor_i_leasingen(underlag)
    nasta = Upplysningsslag.NASTA_AMORTERING
    if _har_not(underlag, Notslag.LAN) and langfristig_skuld(underlag, dag) > 0 and nasta not in skrivna:
        yield "amorteringen nästa år"
    grans = sjukfranvarons_grans(dag.year)
    if anstallda(underlag, dag) > grans and Upplysningsslag.SJUK not in skrivna:
        yield f"sjukfrånvaron (förbundet har fler än {grans} anställda)"


def _luckor_i_leasingen(underlag: Underlag) -> Iterator[str]:
    """Tiderna före den sista som har avgifter: de som betalas senare betalas också tidigare, eller så är det noll."""
    for dag in sorted(underlag.dagar):
        arets = {ett.slag: ett.varde for ett in upplysningar(underlag, *LEASING) if ett.period == dag}
        sist = max((nr for nr, slag in enumerate(LEASING) if arets.get(slag)), default=0)
        yield from (f"leasing, {slag.uppgift}, {dag}" for slag in LEASING[:sist] if slag not in arets)


@kontroll(
    "L07",
    "Extraordinära poster har en not som förklarar dem",
    kalla="lkbr-9-12",
    text="Skriv en not av slaget extraordinära poster i Noter, med arten och beloppen i Text.",
)
def extraordinara(underlag: Underlag) -> Provning:
    """Finns belopp på raden Extraordinära poster finns också en not av det slaget, med text."""
    har = _har_not(underlag, Notslag.EXTRAORDINARA) and _har_text(underlag, Notslag.EXTRAORDINARA)
    konton = bland("Saldo", ("Rad", Text("RR_extraordinara")), ("Belopp", Text("<>0")), ("Period", PERIOD))
    return sokning(number(0) if har else konton, _HUVUDBOKENS_RADER)
