"""Förbundets underlag som frusna värden: kontoplan, saldon, budget, medlemmar, insatser, mål och grunddata.

Belopp är Decimal i kronor. Saldon har SIE-tecken (debet positivt, kredit negativt); budget och beslutade
avgifter är positiva som de beslutas, och posten säger om de är intäkt eller kostnad.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


class Part(StrEnum):
    """Finansieringens parter enligt lag (2003:1210) 5 §: staten hälften, region en fjärdedel, kommuner en fjärdedel."""

    STAT = "stat"
    REGION = "region"
    KOMMUN = "kommun"


class Version(StrEnum):
    """Budgetens versioner: den antagna verksamhetsplanen, en reviderad budget, årets prognos."""

    VERKSAMHETSPLAN = "verksamhetsplan"
    REVIDERAD = "reviderad budget"
    PROGNOS = "prognos"


class Dimension(StrEnum):
    """Vad ett konto delas på i Objektsaldo: den insats som fick pengarna eller den motpart som gav eller fordrar."""

    INSATS = "insats"
    MOTPART = "motpart"


class Insatsslag(StrEnum):
    """Vad en rad i Insatser är: en insats, eller ett kostnadsställe som är förbundets eget."""

    INSATS = "insats"
    KANSLI = "kansli"
    STYRELSE = "styrelse"


class Kalla(StrEnum):
    """Varifrån en rad i Objektsaldo kommer: objekt i SIE-filen, ett eget konto i kontoplanen, eller en person."""

    OBJEKT = "objekt"
    UNDERKONTO = "underkonto"
    MANUELL = "manuell"


class Bedomning(StrEnum):
    """Målskalan, från bäst till sämst; poängen 3, 2, 1, 0 följer ordningen."""

    UPPFYLLD = "Uppfylld"
    OVERVAGANDE = "Uppfylld till övervägande del"
    DELVIS = "Delvis uppfylld"
    EJ = "Ej uppfylld"


class Matt(StrEnum):
    """Hur en indikator mäts, och därmed hur dess bedömning kommer till."""

    EGEN_BEDOMNING = "egen bedömning"
    INSATSER = "insatsernas bedömning"
    KLART_POSITIVT = "andel klart positivt"
    POSITIVT = "andel positivt"
    EGET_KAPITAL = "eget kapital"

    @property
    def basta(self) -> int:
        """Hur många av de bästa svarsalternativen måttet räknar; 0 när det inte mäts med svar."""
        return {"andel klart positivt": 2, "andel positivt": 3}.get(self.value, 0)


class Bladprefix(StrEnum):
    """Början av namnen på en rapports blad; medlemmens eget namn är rapportens prefix i Grunddata (AR_Period)."""

    AR = "ÅR"
    HR = "HR"
    VP = "VP"
    BI = "BI"


class Radslag(StrEnum):
    """En rad i Deltagarantal: ingår den i summan, visas den bara, eller är den själv en summa."""

    RAKNAS = "räknas"
    VISAS = "visas"
    SUMMA = "summa"


class Talenhet(StrEnum):
    """Enheten för ett tal om verksamheten."""

    ANTAL = "antal"
    PROCENT = "procent"
    AR = "år"
    KR = "kr"
    TKR = "tkr"
    MKR = "mkr"

    @property
    def kronor(self) -> int:
        """Kronor per enhet; 0 för en enhet som inte är pengar."""
        return {"kr": 1, "tkr": 1_000, "mkr": 1_000_000}.get(self.value, 0)


class VetEj(StrEnum):
    """Om den som svarat vet ej är en av dem som andelarna räknas på."""

    RAKNAS_INTE = "räknas inte"
    RAKNAS = "räknas i nämnaren"


class Visas(StrEnum):
    """När en rad eller en not trycks."""

    ALLTID = "alltid"
    MED_BELOPP = "när den har belopp"
    ALDRIG = "aldrig"


class Radens(StrEnum):
    """Vems en rad i Rapportrader är: lagens, som står i koden, eller förbundets egen."""

    LAG = "lag"
    EGEN = "egen"


class Sida(StrEnum):
    """Sidan i bokföringen som en rad visar som ett positivt belopp."""

    DEBET = "debet"
    KREDIT = "kredit"

    @property
    def tecken(self) -> int:
        """Det som SIE-tecknet, debet positivt, gånger för att visas så."""
        return 1 if self is Sida.DEBET else -1


class Notslag(StrEnum):
    """Vad en not säger: en hel rad i räkningarna delad på slag, en del av den, eller bara text."""

    PARTITION = "partition"
    SPECIFIKATION = "specifikation"
    TEXT = "text"


class Beloppsenhet(StrEnum):
    """Enheten som belopp trycks i; miljoner kronor skrivs på två sätt."""

    TKR = "tkr"
    KR = "kr"
    MNKR = "mnkr"
    MKR = "mkr"

    @property
    def kronor(self) -> int:
        """Kronorna i enheten."""
        return {Beloppsenhet.KR: 1, Beloppsenhet.TKR: 1_000}.get(self, 1_000_000)


I_MILJONER = frozenset({Beloppsenhet.MNKR, Beloppsenhet.MKR})


class Arsordning(StrEnum):
    """Vilket år som står närmast radernas text i en tabell med år i kolumner."""

    SENASTE = "senaste året först"
    ALDSTA = "äldsta året först"


class Nollrader(StrEnum):
    """Om en rad utan belopp i något av tabellens år trycks."""

    TRYCKS = "trycks"
    UTELAMNAS = "trycks inte"


class Budgetkolumn(StrEnum):
    """Om resultaträkningen visar budgeten, och vad som skiljer från den."""

    NEJ = "nej"
    BUDGET = "budget"
    MED_AVVIKELSE = "budget och avvikelse"


NEJ = "nej"
"""Svaret nej, där tomt är ja."""


class Niva(StrEnum):
    """Hur allvarligt ett problem är: ett fel stoppar, en fråga vill ha svar, en varning upplyser."""

    FEL = "fel"
    FRAGA = "fråga"
    VARNING = "varning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Ett problem i indata, med plats: vad som är fel, var, vad det betyder och vad man gör åt det."""

    kod: str
    niva: Niva
    plats: str
    text: str
    atgard: str


@dataclass(frozen=True, slots=True)
class Rapportrad:
    """En tryckt rad i en räkning eller en not; utan *rapport* i varje rapport ur huvudboken.

    Beloppet är kontona vars kod i Kontoplan är radens id, eller det som *summerar* säger: andra rader, ett intervall av
    konton, eller delningen per motpart eller insats. *not_* är id för noterna som raden hänvisar till, *raknas_in_i*
    raden som visar beloppet i stället, och *del_av* lagens rad som en egen rad i en räkning är en del av.
    """

    rapport: Bladprefix | None
    tabell: str
    ordning: int
    id: str
    text: str
    summerar: str = ""
    sida: Sida | None = None
    not_: str = ""
    visas: Visas | None = None
    slag: Radens | None = None
    raknas_in_i: str = ""
    del_av: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """En not: dess titel utan nummer, och vad den säger; numret följer av ordningen bland dem som trycks."""

    rapport: Bladprefix | None
    ordning: int
    id: str
    titel: str
    slag: Notslag
    text: str = ""
    visas: Visas | None = None


@dataclass(frozen=True, slots=True)
class Kontorad:
    """En rad i Kontoplan: ett intervall av konton och var i rapporten det hör hemma."""

    fran: str
    till: str
    benamning: str
    rad: str
    not_: str = ""
    drift: str = ""
    delas_pa: Dimension | None = None
    motpart: str = ""


@dataclass(frozen=True, slots=True)
class Saldorad:
    """Ett kontos saldo för en period: IB och UB för balanskonton, periodens saldo för resultatkonton (SIE-tecken)."""

    period: date
    konto: str
    benamning: str
    rad: str
    not_: str
    drift: str
    ib: Decimal
    belopp: Decimal
    sie_rad: int | None = None

    @property
    def star_kvar(self) -> bool:
        """Om raden bara står kvar, utan belopp, för det som hör till den: den senast inlästa filen har den inte."""
        return self.sie_rad == 0


@dataclass(frozen=True, slots=True)
class Objektsaldorad:
    """Den del av ett kontos saldo som hör till en insats eller en motpart; *id* är dess id i våra tabeller."""

    period: date
    konto: str
    dimension: Dimension
    objekt: str
    id: str
    benamning: str
    rad: str
    not_: str
    drift: str
    part: Part | None
    ib: Decimal
    belopp: Decimal
    kalla: Kalla
    sie_rad: int | None = None

    @property
    def star_kvar(self) -> bool:
        """Om raden bara står kvar, utan belopp, för det som hör till den: den senast inlästa filen har den inte."""
        return self.sie_rad == 0


@dataclass(frozen=True, slots=True)
class Budgetrad:
    """Ett budgeterat belopp (kr, positivt): en post, eller en insats inom posten, i en version, och dess SIE-fil.

    *hela_perioden* är i stället ett belopp för insatsens hela tid, som delas på åren efter månader.
    """

    period: date
    post: str
    insats: str
    version: Version
    belopp: Decimal
    sie_fil: str = ""
    hela_perioden: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Medlem:
    """En medlem eller motpart, dess fördelningsnyckel och dess beslutade avgift (kr)."""

    id: str
    namn: str
    part: Part
    objekt: str = ""
    plats_not1: int | None = None
    plats_not4: int | None = None
    andel: Decimal | None = None
    invanare: int | None = None
    forsorjningsmatt: Decimal | None = None
    nyckelar: int | None = None
    statistikdatum: date | None = None
    beslutad: Decimal | None = None
    beslutad_fg: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Insats:
    """En samverkansinsats, eller kansliets eller styrelsens kostnadsställe; beloppen står i Budget och Objektsaldo."""

    id: str
    namn: str
    objekt: str = ""
    ordning: int | None = None
    kort_agare: str = ""
    insatsagare: str = ""
    grupp: str = ""
    inriktning: str = ""
    kategori: str = ""
    start: date | None = None
    slut: date | None = None
    status: str = ""
    kvinnor: int | None = None
    man: int | None = None
    plats_deltagare: int | None = None
    plats_malbedomning: int | None = None
    memo: bool = False
    bedomning: Bedomning | None = None
    notering: str = ""
    undergrupp: str = ""
    kort: str = ""
    kortdel: str = ""
    slag: Insatsslag | None = None
    konton: str = ""

    @property
    def forbundets_eget(self) -> bool:
        """Om raden är kansliets eller styrelsens, och ingen insats."""
        return self.slag in {Insatsslag.KANSLI, Insatsslag.STYRELSE}

    @property
    def agarnamn(self) -> str:
        """Ägaren som den trycks i en smal kolumn: det korta namnet, annars insatsägaren."""
        return self.kort_agare or self.insatsagare

    @property
    def har_deltagare(self) -> bool:
        """Om deltagare är ifyllda."""
        return any(antal is not None for antal in (self.kvinnor, self.man))


@dataclass(frozen=True, slots=True)
class Insatskort:
    """Bilaga 1 om en insats: texterna, och det som kortet säger utöver Insatser.

    I en lång text är varje punkt en egen rad som börjar med sitt nummer. *deltagare*, *kvinnor* och *man* fylls i när
    kortet räknar annorlunda än deltagartabellen (*avser* säger hur); *andel_kvinnor* när bara andelen är känd.
    """

    insats: str
    syfte: str = ""
    mal: str = ""
    resultat: str = ""
    samverkansparter: str = ""
    bedomning: Bedomning | None = None
    kommentar: str = ""
    insatsagare: str = ""
    malgrupp: str = ""
    deltagarregistrering: str = ""
    resultatrubrik: str = ""
    budgetversion: Version | None = None
    deltagare: int | None = None
    kvinnor: int | None = None
    man: int | None = None
    andel_kvinnor: Decimal | None = None
    avser: str = ""

    @property
    def raknar_sjalvt(self) -> bool:
        """Om kortet har egna antal, i stället för att visa Insatsers."""
        return any(antal is not None for antal in (self.deltagare, self.kvinnor, self.man))

    def raknar_annorlunda(self, insats: Insats) -> bool:
        """Om både kortet och Insatser räknar deltagare, så att de kan skilja sig."""
        return self.raknar_sjalvt and insats.har_deltagare


@dataclass(frozen=True, slots=True)
class Deltagarantal:
    """Ett antal deltagare som inte står på ett insatskort: av en insats, eller av en inriktning utan insats.

    En summarad har inget eget antal. Utan *antal* är könens summa antalet.
    """

    id: str
    rad: str
    slag: Radslag
    insats: str = ""
    inriktning: str = ""
    antal: int | None = None
    kvinnor: int | None = None
    man: int | None = None
    avser: str = ""

    def summerar(self, annan: Deltagarantal) -> bool:
        """Om summaraden har med en rad före sig: samma insats, eller utan insats samma inriktning."""
        if annan.slag is Radslag.SUMMA or annan.insats != self.insats:
            return False
        return bool(self.insats) or annan.inriktning.casefold() == self.inriktning.casefold()


@dataclass(frozen=True, slots=True)
class Verksamhetstal:
    """Ett tal om verksamheten som en rapport visar: *varde* i *talenhet*, eller saldot på *konton* (med ; emellan)."""

    rapport: Bladprefix
    id: str
    avsnitt: str
    uppgift: str
    talenhet: Talenhet
    varde: Decimal | None = None
    konton: str = ""


@dataclass(frozen=True, slots=True)
class Enkatsvar:
    """En NNS-indikator för en svarsgrupp: antal svar per alternativ från sämst till bäst, och andelar att jämföra med.

    Andelarna är tal (0,43 är 43 %): *nationellt* och *forra_aret* är klart positivt. *matt* och *jamfors_med* säger
    vilket mått målet gäller och vad det är att nå.
    """

    nr: str
    indikator: str
    grupp: str
    omrade: str = ""
    antal_1: int | None = None
    antal_2: int | None = None
    antal_3: int | None = None
    antal_4: int | None = None
    antal_5: int | None = None
    antal_6: int | None = None
    nationellt: Decimal | None = None
    forra_aret: Decimal | None = None
    nationellt_positivt: Decimal | None = None
    forra_aret_positivt: Decimal | None = None
    vet_ej: int | None = None
    matt: Matt | None = None
    jamfors_med: str = ""

    @property
    def antal(self) -> tuple[int, ...]:
        """Svaren per alternativ till och med det sista ifyllda, som är det bästa; inga när svaren inte är kända."""
        alla = (self.antal_1, self.antal_2, self.antal_3, self.antal_4, self.antal_5, self.antal_6)
        sista = max((nr for nr, antal in enumerate(alla, start=1) if antal is not None), default=0)
        return tuple(antal or 0 for antal in alla[:sista])

    def jamforelse(self, matt: Matt, mot: str) -> Decimal | None:
        """Andelen att jämföra med: landets («nationellt») eller förbundets egen («förra året»), med samma mått."""
        if matt is Matt.POSITIVT:
            return self.nationellt_positivt if mot == "nationellt" else self.forra_aret_positivt
        return self.nationellt if mot == "nationellt" else self.forra_aret

    @property
    def att_na(self) -> Decimal | None:
        """Andelen som målet är att nå; ingen när det inte finns något mål eller talet saknas."""
        return self.jamforelse(self.matt, self.jamfors_med) if self.matt is not None and self.jamfors_med else None


@dataclass(frozen=True, slots=True)
class Indikator:
    """En rad i Mål. Utan indikatornummer är raden målet självt, med ett eventuellt avsteg och dess skäl.

    *gransvarde* är den gräns som verksamhetsplanen sätter, i *enhet* (procent, antal, träffar per termin).
    """

    mal_nr: str
    indikator_nr: str
    text: str
    matt: Matt | None = None
    enkatfraga: str = ""
    lokalt: Decimal | None = None
    jamforelse: Decimal | None = None
    riktning: str = ""
    bedomning: Bedomning | None = None
    utfallstext: str = ""
    gransvarde: Decimal | None = None
    enhet: str = ""


@dataclass(frozen=True, slots=True)
class Kommun:
    """En kommun i verksamhetsplanens matris: lokala insatser (id ur Insatser eller text), antal team, handläggare."""

    namn: str
    antal_team: int | None = None
    lokala_insatser: str = ""
    handlaggare: str = ""


@dataclass(frozen=True, slots=True)
class Historikrad:
    """En uppgift ur ett tidigare års rapport som huvudboken inte håller (tkr, kr, mnkr, % eller antal)."""

    period: date
    post: str
    belopp: Decimal
    enhet: str


@dataclass(frozen=True, slots=True)
class Styrelseplats:
    """En plats i styrelsen: roll och organisation, aldrig namn."""

    grupp: str
    roll: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Tabellval:
    """Ett val om en tabell i en rapport: dess titel, om den är med, och dess plats bland rapportens tabeller."""

    rapport: Bladprefix
    tabell: str
    titel: str = ""
    tas_med: str = ""
    ordning: int | None = None

    @property
    def utelamnad(self) -> bool:
        """Om tabellen inte ska vara med; en tom cell är inget nej."""
        return self.tas_med == NEJ


@dataclass(frozen=True, slots=True)
class Importrad:
    """En inläst SIE-fil i importloggen; *antal_poster* är filens alla poster, summorna är periodens (SIE-tecken).

    *delning* säger ur vilka SIE-dimensioner vilka konton delades: «insats 6: 4000–4999; motpart 20: 3987–3987».
    """

    tid: str
    fil: str
    sha256: str
    program: str
    sietyp: str
    period: date
    antal_konton: int
    summa_ib: Decimal
    summa_ub: Decimal
    summa_res: Decimal
    anmarkningar: str = ""
    antal_poster: int = 0
    delning: str = ""


@dataclass(frozen=True, slots=True)
class Bokslut:
    """Allt som arbetsbokens indatablad håller, läst och granskat.

    *las_om* är vad Objektsaldo inte kan visa förrän SIE-filen läses in igen, en mening var. *delvis_delade* är
    perioderna vars fil lästes när bara en del av resultatkontona delades på insats.
    """

    grunddata: Mapping[str, object]
    kontoplan: tuple[Kontorad, ...] = ()
    saldon: tuple[Saldorad, ...] = ()
    objektsaldon: tuple[Objektsaldorad, ...] = ()
    budget: tuple[Budgetrad, ...] = ()
    medlemmar: tuple[Medlem, ...] = ()
    insatser: tuple[Insats, ...] = ()
    mal: tuple[Indikator, ...] = ()
    historik: tuple[Historikrad, ...] = ()
    kommuner: tuple[Kommun, ...] = ()
    styrelse: tuple[Styrelseplats, ...] = ()
    etiketter: Mapping[tuple[str, str], str] = field(default_factory=dict)
    importlogg: tuple[Importrad, ...] = ()
    insatskort: tuple[Insatskort, ...] = ()
    enkatsvar: tuple[Enkatsvar, ...] = ()
    deltagarantal: tuple[Deltagarantal, ...] = ()
    verksamhetstal: tuple[Verksamhetstal, ...] = ()
    rapportrader: tuple[Rapportrad, ...] = ()
    noter: tuple[Not, ...] = ()
    tabellval: tuple[Tabellval, ...] = ()
    las_om: tuple[str, ...] = ()
    delvis_delade: frozenset[date] = frozenset()

    @property
    def samverkansinsatser(self) -> tuple[Insats, ...]:
        """Insatserna utan kansliets och styrelsens kostnadsställen."""
        return tuple(insats for insats in self.insatser if not insats.forbundets_eget)
