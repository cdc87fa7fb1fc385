"""Lagens noter mot räkningarna, för de noter och tabeller som boken trycker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.avsattningsslag import avsattningens_stam, avsattningsslag
from finsam_xl.figurer.hamta import saldo
from finsam_xl.figurer.lagnoter import ANSVAR, delas_upp, har_objekt, lagens_not
from finsam_xl.figurer.realisation import realisationskonton, vinstkonton
from finsam_xl.figurer.tecken import radens_tecken
from finsam_xl.figurer.tillgangsslag import MINSKAR, TILLGANGSPOSTER, forandringar, tillgangens_id, tillgangsslag
from finsam_xl.figurer.upplyst import skrivet, upplysningar, upplyst
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.kontroller.provning import Provning, finns, par, parvis
from finsam_xl.kontroller.register import Kontroll, Utfall
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, call, plus, rounded
from finsam_xl.modell import Balanskrav, Forandringsslag, Notslag, Upplysningsamne, Upplysningsslag
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Belagg

__all__ = ["lagnotkontroller"]

_SKRIV = "Skriv förändringen i Förändringar, eller se kontona på raden i Kontoplan."


@dataclass(frozen=True, slots=True)
class _Bindning:
    """En not eller tabell och det den ska vara lika med: kontrollens id, titel, regel och råd, och när den görs.

    *jamfors* säger om jämförelseåret har uppgifterna: det som ingen har skrivit för det är inget att pröva.
    *ingaende* är det som året börjar med mot det som jämförelseåret slutade med; det prövas bara för perioden.
    """

    ident: str
    titel: str
    kalla: str
    text: str
    regel: str
    galler: Callable[[Underlag], bool]
    belagg: Callable[[Underlag], Iterator[Belagg]]
    utfall: Utfall = Utfall.FEL
    jamfors: Callable[[Underlag], bool] = lambda _: True
    ingaende: Callable[[Underlag], Iterator[Belagg]] = lambda _: iter(())


def lagnotkontroller(underlag: Underlag) -> tuple[Kontroll, ...]:
    """En kontroll för varje not och tabell som boken trycker; inga för dem den inte har."""
    return tuple(_kontrollen(ett) for ett in _BINDNINGAR if ett.galler(underlag))


def _kontrollen(ett: _Bindning) -> Kontroll:
    def prova(data: Underlag) -> Provning:
        ingaende = ett.ingaende(data) if data.har_saldo(data.period_fg) else ()
        return _med_huvudboken(parvis(*ett.belagg(data), *ingaende))

    def jamfor(data: Underlag) -> Provning | None:
        return _med_huvudboken(parvis(*ett.belagg(data))) if ett.jamfors(data) else None

    return Kontroll(ett.ident, ett.titel, ett.kalla, ett.text, ett.regel, ett.utfall, prova=prova, jamforelse=jamfor)


def _med_huvudboken(provning: Provning) -> Provning:
    rader = finns("Huvudbokens rader", bland("Saldo", ("Period", PERIOD)))
    return replace(provning, belagg=(*provning.belagg, rader))


def _upplyst_forra_aret(*slag: Upplysningsslag) -> Callable[[Underlag], bool]:
    return lambda data: any(ett.period == data.period_fg for ett in upplysningar(data, *slag))


def _objekt_forra_aret(underlag: Underlag) -> bool:
    return any(rad.period == underlag.period_fg for rad in underlag.bokslut.investeringar)


def _med_rader(slag: Notslag) -> Callable[[Underlag], bool]:
    return lambda data: delas_upp(data, slag)


def _tillgangarna(underlag: Underlag) -> Iterator[Belagg]:
    yield par("Noten mot balansräkningens anläggningstillgångar", "AN_summa_ub", "BR_anlaggning")
    minskat: list[str] = []
    for slag in tillgangsslag(underlag):
        minskat += [tillgangens_id(slag, ett.name.casefold()) for ett in forandringar(underlag, slag) if ett in MINSKAR]
        utgaende, saldot = (tillgangens_id(slag, del_) for del_ in ("ub", "saldo"))
        yield par(f"{slag.post.capitalize()}: ingående och förändringar mot kontona", utgaende, saldot)
    avskrivet = plus(*figurer(*minskat))
    yield par("Av- och nedskrivningar mot resultaträkningen", avskrivet, "RR_avskrivningar", valfritt=True)


def _borjan(namn: str, ib: str, ub: str) -> Belagg:
    """Huvudbokens ingående balanser kan ta ut varandra i en rad av balansräkningen, men inte i notens slag."""
    return par(f"{namn}: ingående mot förra årets utgående", ib, Figure(ub, period=False), valfritt=True)


def _tillgangarnas_borjan(underlag: Underlag) -> Iterator[Belagg]:
    for slag in tillgangsslag(underlag):
        yield _borjan(slag.post.capitalize(), tillgangens_id(slag, "ib"), tillgangens_id(slag, "saldo"))


def _lanens_borjan(_: Underlag) -> Iterator[Belagg]:
    yield _borjan("Långfristiga skulder", "LA_ib", "LA_saldo")


def _avsattningarnas_borjan(underlag: Underlag) -> Iterator[Belagg]:
    for post in avsattningsslag(underlag):
        stam = avsattningens_stam(post)
        yield _borjan(post.capitalize(), f"{stam}_ib", f"{stam}_saldo")


def _lanen(_: Underlag) -> Iterator[Belagg]:
    yield par("Noten mot balansräkningens långfristiga skulder", "LA_ub", "BR_langfristiga")
    yield par("Ingående och förändringar mot kontona", "LA_ub", "LA_saldo")


def _avsattningarna(_: Underlag) -> Iterator[Belagg]:
    yield par("Noten mot balansräkningens avsättningar", "AV_summa_ub", "BR_avsattningar")


def _kapitalet(_: Underlag) -> Iterator[Belagg]:
    yield par("Ingående och årets resultat mot balansräkningen", "NE_utgaende", "BR_summa_eget_kapital")


def _kontonas(slag: Notslag, stam: str, koder: tuple[str, ...]) -> Callable[[Underlag], Iterator[Belagg]]:
    """Noten per konto, eller förbundets egna rader i den, mot resultaträkningens rader."""

    def belagg(underlag: Underlag) -> Iterator[Belagg]:
        not_ = lagens_not(underlag, slag)
        egna = underlag.form.rader(not_.id) if not_ is not None else ()
        noten: Expr = Figure(f"{stam}_summa")
        if egna:
            lov = [rad for rad in egna if not rad.raknas_in_i]
            lov = [rad for rad in lov if summering(rad.summerar).slag is not Summeringsslag.RADER]
            siffror = (Figure(rad.id) if radens_tecken(underlag, rad) < 0 else -Figure(rad.id) for rad in lov)
            noten = plus(*siffror)
        yield par("Noten mot resultaträkningen", noten, plus(*figurer(*koder)))

    return belagg


def _objekten(underlag: Underlag) -> Iterator[Belagg]:
    perioder = {underlag.period, underlag.period_fg}
    iden = dict.fromkeys(f"IV_{rad.id}" for rad in underlag.bokslut.investeringar if rad.period in perioder)
    yield par("Objektens utfall mot kassaflödets inköp", plus(*figurer(*iden)), -Figure("KF_inkop"))


def _kassaflodet(underlag: Underlag) -> Iterator[Belagg]:
    if delas_upp(underlag, Notslag.ANLAGGNINGAR):
        delar = plus(*figurer("KF_inkop", "KF_forsaljning"))
        yield par("Inköp och försäljning mot tillgångarnas förändring", delar, "KF_investeringar")
    if delas_upp(underlag, Notslag.LAN):
        delar = plus(*figurer("KF_nya_lan", "KF_amortering"))
        yield par("Nya lån och amortering mot skuldens förändring", delar, "KF_langfristiga")


def _utredningen(underlag: Underlag) -> Iterator[Belagg]:
    def saldon(*villkor: tuple[str, Expr]) -> Expr:
        return summor(Column("Saldo", "Belopp"), *villkor, ("Period", PERIOD))

    resultat: Expr = plus(saldon(("Rad", Text("BR_*"))), saldon(("Rad", Text("UTGAR")))) - saldon()
    if any(ett.amne is Upplysningsamne.BALANSKRAV for ett in underlag.bokslut.upplysningar):
        resultat = resultat + _upplysningarna(Upplysningsamne.BALANSKRAV)
    yield par("Utredningen mot resultatkontona och alla justeringar", "BK_kvar", rounded(resultat))


def _ansvaret(_: Underlag) -> Iterator[Belagg]:
    alla = rounded(_upplysningarna(Upplysningsamne.ANSVAR))
    yield par("Notens rader mot alla i Upplysningar", "UP_ansvar", alla)


def _upplysningarna(amne: Upplysningsamne) -> Expr:
    return summor(Column("Upplysningar", "Värde"), ("Ämne", Text(amne)), ("Period", PERIOD))


def _revisionen(_: Underlag) -> Iterator[Belagg]:
    yield par("Noten mot not 2", "RV_revision", saldo("Not", "NOT2_revision", tecken=1))


_KON = (Upplysningsslag.KVINNOR, Upplysningsslag.MAN)
_ALDRAR = (Upplysningsslag.UNGA, Upplysningsslag.MELLAN, Upplysningsslag.ALDRE)


def _har_personer(underlag: Underlag, dag: date | None) -> bool:
    """Om Upplysningar har antalet både per kön och per ålder för dagen: det ena är inget att pröva mot."""
    return all(any(ett.period == dag for ett in upplysningar(underlag, *slag)) for slag in (_KON, _ALDRAR))


def _personer(underlag: Underlag) -> Iterator[Belagg]:
    kon, aldrar = (plus(*(upplyst(underlag, ett) for ett in slag)) for slag in (_KON, _ALDRAR))
    yield par("Kvinnor och män mot åldersgrupperna", kon, aldrar)


def _vinsterna(underlag: Underlag) -> Iterator[Belagg]:
    skrivna = (skrivet(underlag, post, Forandringsslag.REALISATIONSVINST) for post in TILLGANGSPOSTER)
    yield _mot_kontona("Kassaflödets realisationsvinster", plus(*skrivna), realisationskonton(underlag))
    konton = vinstkonton(underlag)
    if konton and underlag.rapportval("Balanskrav") == Balanskrav.TILLAMPAS:
        utredningens = -upplyst(underlag, Upplysningsslag.BK_VINSTER)
        yield _mot_kontona("Balanskravsutredningens realisationsvinster", utredningens, konton)


def _mot_kontona(vad: str, skrivet_: Expr, konton: tuple[str, ...]) -> Belagg:
    """Kontona mot det som är skrivet; är inget skrivet alls är det just det som ska sägas."""
    skiljer = call("ABS", rounded(skrivet_ - _pa(konton)))
    return finns(f"{vad} mot kontona", _pa(konton), skillnad=skiljer)


def _pa(konton: tuple[str, ...]) -> Expr:
    """Det som kontona har i kredit (kr)."""
    summorna = (summor(Column("Saldo", "Belopp"), ("Konto", Text(konto)), ("Period", PERIOD)) for konto in konton)
    return rounded(-plus(*summorna))


def _har_salt(underlag: Underlag) -> bool:
    konton = realisationskonton(underlag)
    arets = (rad for rad in underlag.bokslut.saldon if rad.period == underlag.period)
    return delas_upp(underlag, Notslag.ANLAGGNINGAR) and any(rad.belopp and rad.konto in konton for rad in arets)


def _skriven_vinst_forra_aret(underlag: Underlag) -> bool:
    vinster = (ett for ett in underlag.bokslut.forandringar if ett.slag is Forandringsslag.REALISATIONSVINST)
    return any(ett.period == underlag.period_fg for ett in vinster)


_BINDNINGAR = (
    _Bindning(
        "L09",
        "Noten om anläggningstillgångar är balansräkningens och resultaträkningens",
        "lkbr-9",
        f"Ett slag följs inte från början till slut, eller en avskrivning hör inte till något slag. {_SKRIV}",
        "Varje slags ingående värde och förändringar är dess konton; summan är balansräkningens rad, och det som "
        "skrivs av är resultaträkningens.",
        _med_rader(Notslag.ANLAGGNINGAR),
        _tillgangarna,
        ingaende=_tillgangarnas_borjan,
    ),
    _Bindning(
        "L10",
        "Noten om långfristiga skulder är balansräkningens",
        "lkbr-9",
        f"Ingående skuld, nya lån och amortering ger inte utgående skuld. {_SKRIV}",
        "Ingående skuld, nya lån och amortering är skuldens konton och balansräkningens rad.",
        _med_rader(Notslag.LAN),
        _lanen,
        ingaende=_lanens_borjan,
    ),
    _Bindning(
        "L11",
        "Noten om avsättningar är balansräkningens",
        "lkbr-9",
        f"Ingående avsättning och förändringarna ger inte den utgående. {_SKRIV}",
        "Ingående avsättningar, nya, använda och återförda är balansräkningens rad.",
        _med_rader(Notslag.AVSATTNINGAR),
        _avsattningarna,
        ingaende=_avsattningarnas_borjan,
    ),
    _Bindning(
        "L12",
        "Noten om eget kapital är balansräkningens",
        "lkbr-9",
        "Eget kapital har ändrats med annat än årets resultat. Se bokningar på konto 20xx.",
        "Ingående eget kapital, ur huvudbokens ingående balanser, och årets resultat är balansräkningens eget kapital.",
        _med_rader(Notslag.EGET_KAPITAL),
        _kapitalet,
    ),
    _Bindning(
        "L13",
        "Noten om finansiella poster är resultaträkningens rader",
        "lkbr-9",
        "Ett finansiellt konto har ingen rad i noten. Se notens rader i Rapportrader, eller bygg rapporten på nytt.",
        "Notens rader är resultaträkningens finansiella intäkter och kostnader.",
        _med_rader(Notslag.FINANSIELLA),
        _kontonas(Notslag.FINANSIELLA, "FI", ("RR_finansiella_intakter", "RR_finansiella_kostnader")),
    ),
    _Bindning(
        "L14",
        "Noten om extraordinära poster är resultaträkningens rad",
        "lkbr-9-12",
        "Ett extraordinärt konto har ingen rad i noten. Se notens rader i Rapportrader, eller bygg rapporten på nytt.",
        "Notens rader är resultaträkningens extraordinära poster.",
        lambda data: _med_rader(Notslag.EXTRAORDINARA)(data) and data.anvander("RR_extraordinara"),
        _kontonas(Notslag.EXTRAORDINARA, "EO", ("RR_extraordinara",)),
    ),
    _Bindning(
        "L15",
        "Investeringarna per objekt är kassaflödets inköp",
        "rkr-r14",
        "Ett inköp hör inte till något objekt, eller ett objekts utfall är inte bokfört. Se Konton och Utfall i "
        "Investeringar.",
        "Utfallet för alla objekt är det som anläggningstillgångarna har köpts för.",
        har_objekt,
        _objekten,
        jamfors=_objekt_forra_aret,
    ),
    _Bindning(
        "L16",
        "Kassaflödets inköp, försäljning, nya lån och amortering är förändringen",
        "rkr-r13",
        f"Noternas led ger en annan in- eller utbetalning än balansräkningen. {_SKRIV}",
        "Inköp och försäljning är tillgångarnas förändring utöver avskrivningarna; nya lån och amortering är skuldens.",
        lambda data: delas_upp(data, Notslag.ANLAGGNINGAR) or delas_upp(data, Notslag.LAN),
        _kassaflodet,
    ),
    _Bindning(
        "L17",
        "Balanskravsutredningen börjar i årets resultat och har varje justering",
        "lkbr-11",
        "En justering i Upplysningar är inte med i utredningen, eller resultaträkningen är inte alla resultatkonton.",
        "Utredningens sista rad är alla resultatkonton och alla justeringar i Upplysningar.",
        lambda data: data.prefix == "AR" and data.rapportval("Balanskrav") == Balanskrav.TILLAMPAS,
        _utredningen,
    ),
    _Bindning(
        "L18",
        "Noten om ansvarsförbindelser har alla i Upplysningar",
        "lkbr-9",
        "En ansvarsförbindelse eller pant har kommit till sedan rapporten byggdes. Bygg den på nytt.",
        "Notens rader är alla panter och ansvarsförbindelser i Upplysningar.",
        _med_rader(Notslag.ANSVAR),
        _ansvaret,
        jamfors=_upplyst_forra_aret(*ANSVAR),
    ),
    _Bindning(
        "L19",
        "Noten om räkenskapsrevision är not 2",
        "lkbr-9-revision",
        "Ett konto vars namn säger revision ligger på en annan rad i not 2. Ge det Not Revisionskostnad i Kontoplan.",
        "Konton för revision, efter kod och efter namn, är not 2:s rad för revision.",
        _med_rader(Notslag.REVISION),
        _revisionen,
        Utfall.NOTIS,
    ),
    _Bindning(
        "L20",
        "Medelantalet anställda är detsamma per kön och per ålder",
        "lkbr-11",
        "Könen och åldersgrupperna i Upplysningar ger olika antal anställda.",
        "Kvinnor och män är tillsammans lika många som åldersgrupperna.",
        lambda data: _med_rader(Notslag.PERSONAL)(data) and _har_personer(data, data.period),
        _personer,
        jamfors=lambda data: _har_personer(data, data.period_fg),
    ),
    _Bindning(
        "L21",
        "Realisationsvinster i kassaflödet och balanskravsutredningen är resultatkontonas",
        "rkr-r13",
        "Ett konto visar vinst eller förlust på en såld tillgång. Skriv försäljningen (bokfört värde) och "
        "realisationsvinsten (förlust med minustecken) i Förändringar, och vinsten i Upplysningar, balanskrav.",
        "Det som är skrivet om realisationsvinster är kontona vars namn säger vinst eller förlust vid försäljning.",
        _har_salt,
        _vinsterna,
        Utfall.NOTIS,
        jamfors=_skriven_vinst_forra_aret,
    ),
)
