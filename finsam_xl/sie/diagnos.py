"""Diagnoser: allt som en SIE-fil kan ha för fel, som värden med rad, följd och åtgärd.

Ett fel (FEL) gör att filen avvisas och inget läses in; en fråga (FRAGA) vill ha ett ja; en varning upplyser.
``SLAG`` är hela förteckningen. Det som kräver arbetsboken (organisationsnummer, år, kontoplan) prövas vid importen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from finsam_xl.modell import Niva

STORSTA_ANTAL_PER_SLAG = 20
_ALLVAR = {niva: plats for plats, niva in enumerate(Niva)}


@dataclass(frozen=True, slots=True)
class Diagnos:
    """Ett fynd i en SIE-fil: vad och var (*text*, *rad*), vad det betyder och vad man gör (*atgard*)."""

    kod: str
    niva: Niva
    rad: int | None
    text: str
    atgard: str


@dataclass(frozen=True, slots=True)
class Slag:
    """Ett slags diagnos: kod, allvar, rubrik i förteckningen och vad den som får den ska göra."""

    kod: str
    niva: Niva
    rubrik: str
    atgard: str

    def pa_rad(self, rad: int | None, text: str, niva: Niva | None = None) -> Diagnos:
        """Diagnosen för *rad*; *niva* bara där läget gör samma fynd mildare."""
        return Diagnos(self.kod, niva or self.niva, rad, text, self.atgard)


class Postfel(Exception):  # noqa: N818 - husets ord för fel är svenskt
    """En post som inte går att tolka; fångas av läsaren och blir en diagnos."""

    def __init__(self, slag: Slag, text: str) -> None:
        super().__init__(text)
        self.slag = slag
        self.text = text


@dataclass(slots=True)
class Samling:
    """Samlar diagnoser under läsningen, med tak per slag så att en trasig fil inte ger en miljon."""

    diagnoser: list[Diagnos] = field(default_factory=list)
    antal: Counter[str] = field(default_factory=Counter)

    def lagg(self, diagnos: Diagnos) -> None:
        """Lägg till, om taket för slaget inte är nått."""
        self.antal[diagnos.kod] += 1
        if self.antal[diagnos.kod] <= STORSTA_ANTAL_PER_SLAG:
            self.diagnoser.append(diagnos)

    def alla(self) -> tuple[Diagnos, ...]:
        """Diagnoserna, fel först och sedan i radordning; för slag över taket sägs hur många fler de är."""
        fler = [self._fler(kod, antal) for kod, antal in self.antal.items() if antal > STORSTA_ANTAL_PER_SLAG]
        return tuple(sorted((*self.diagnoser, *fler), key=lambda d: (_ALLVAR[d.niva], d.rad or 0)))

    def har(self, *slag: Slag) -> bool:
        """Sant om något av *slag* har påträffats."""
        return any(self.antal[ett.kod] for ett in slag)

    def _fler(self, kod: str, antal: int) -> Diagnos:
        forebild = next(d for d in self.diagnoser if d.kod == kod)
        text = f"Och {antal - STORSTA_ANTAL_PER_SLAG} till av samma slag som rad {forebild.rad}."
        return Diagnos(kod, forebild.niva, None, text, forebild.atgard)


def _slag(niva: Niva, *forteckning: tuple[str, str, str]) -> tuple[Slag, ...]:
    return tuple(Slag(kod, niva, rubrik, atgard) for kod, rubrik, atgard in forteckning)


_EXPORTERA = "Exportera filen på nytt ur ekonomisystemet."
_RATTA = "Rätta i ekonomisystemet och exportera filen på nytt."
_LEVERANTOR = "Exportera på nytt; blir det samma sak, visa meddelandet för programmets leverantör."

(
    EJ_SIE,
    SIE5,
    UTAN_SALDON,
    TYP_OKAND,
    RAR_SAKNAS,
    RAR_OGILTIGT,
    VERIFIKATION_OBALANS,
    VERIFIKATION_FORM,
    CITATTECKEN,
    BELOPP,
    FALT,
    DUBBELT_SALDO,
    FEL_SALDOSLAG,
    STYRTECKEN,
    KSUMMA_FEL,
    AVKORTAD,
    VALUTA,
    OBJEKTLISTA,
    FOR_STOR,
    LANG_RAD,
) = FEL = _slag(
    Niva.FEL,
    ("ej_sie", "Filen är inte en SIE-fil", _EXPORTERA),
    ("sie5", "Filen är SIE 5", "Exportera i stället SIE typ 4 (ändelse .se)."),
    ("utan_saldon", "Filen har inga saldon", "Välj export av SIE 4 med saldon (SIE 4E), inte en importfil (4I)."),
    ("typ_okand", "SIE-typen finns inte", "Exportera SIE typ 4, eller typ 1, 2 eller 3."),
    ("rar_saknas", "Räkenskapsår saknas", _EXPORTERA),
    ("rar_ogiltigt", "Räkenskapsåret är ogiltigt", "Rätta räkenskapsåret i ekonomisystemet och exportera på nytt."),
    ("verifikation_obalans", "En verifikation är i obalans", _RATTA),
    ("verifikation_form", "En verifikation är trasig", _LEVERANTOR),
    ("citattecken", "Citattecken saknas eller står fel", "Rätta texten i ekonomisystemet och exportera på nytt."),
    ("belopp", "Ett belopp följer inte SIE", _LEVERANTOR),
    ("falt", "En uppgift saknas eller är ogiltig", _LEVERANTOR),
    ("dubbelt_saldo", "Samma saldo finns två gånger", _LEVERANTOR),
    ("fel_saldoslag", "Saldot står på fel slags konto", _RATTA),
    ("styrtecken", "Otillåtet styrtecken", "Ta bort tecknet ur texten i ekonomisystemet och exportera på nytt."),
    (
        "ksumma_fel",
        "Kontrollsumman stämmer inte",
        "Använd filen som ekonomisystemet skrev den, eller exportera på nytt.",
    ),
    ("avkortad", "Filen är avkortad", "Exportera eller kopiera filen på nytt, och kontrollera att hela kommit med."),
    ("valuta", "Filen är inte i svenska kronor", "Exportera bokföringen i SEK."),
    ("objektlista", "Objektlistan är trasig", _LEVERANTOR),
    ("for_stor", "Filen är för stor", "Exportera ett år i taget, eller välj SIE typ 3 utan verifikationer."),
    ("lang_rad", "En rad är orimligt lång", _LEVERANTOR),
)

_SVARA = "Svara ja bara om du vet att det är rätt; annars exportera på nytt."

(DELAR_AV_AR, OBALANS, UTANFOR_KLASSERNA, MANGA_RADER) = FRAGOR = _slag(
    Niva.FRAGA,
    ("del_av_ar", "Saldona gäller bara en del av året", _SVARA),
    ("obalans", "Bokföringen går inte ihop", "Låt ekonomitjänsten förklara beloppet innan rapporten byggs."),
    (
        "utanfor_klasserna",
        "Belopp på konton utanför klass 1–8",
        "Ge kontona en rad i kontoplanen, eller rätta dem i ekonomisystemet.",
    ),
    (
        "manga_rader",
        "Filen har väldigt många rader",
        "Svara ja för att läsa in saldona; verifikationerna tas inte med.",
    ),
)

_KONTROLLERA = "Kontrollera uppgiften i ekonomisystemet."

(
    TYP_SAKNAS,
    FORSTA_POST,
    ORGNR_SAKNAS,
    KONTO_TVA_NAMN,
    KONTO_UTAN_BELOPP,
    VERIFIKATION_NUMMER,
    VERIFIKATION_DATUM,
    OKANT_KONTO,
    OKANT_OBJEKT,
    OKAND_ETIKETT,
    TECKENKOD,
    FORSTORDA_TECKEN,
    UTAN_RADSLUT,
    REDAN_INLAST,
    IB_SKILJER,
    IB_UR_UB,
    TRANS_EJ_UB,
    TRANS_EJ_RES,
    PSALDO_SKILJER,
    RES_UR_TRANS,
    EJ_OMFORT,
    IB_EJ_NOLL,
    RESULTAT_SKILJER,
) = VARNINGAR = _slag(
    Niva.VARNING,
    ("typ_saknas", "SIE-typen saknas", "Välj helst export av SIE typ 4."),
    ("forsta_post", "Filen börjar inte med #FLAGGA", "Inget, om uppgifterna i övrigt är rätt."),
    ("orgnr_saknas", "Organisationsnummer saknas", "Kontrollera att filen gäller rätt förbund."),
    ("konto_tva_namn", "Ett konto har två namn", _KONTROLLERA),
    ("konto_utan_belopp", "Ett ovanligt konto utan belopp", "Inget; kontot hoppas över."),
    ("verifikation_nummer", "Verifikationsnummer i fel ordning", "Lämna listan till revisorn."),
    ("verifikation_datum", "Verifikationsdatum utanför året", "Lämna listan till revisorn."),
    ("okant_konto", "Ett konto saknar namn", "Inget; namnet visas som (okänt)."),
    ("okant_objekt", "Ett objekt eller en dimension saknar namn", "Inget; namnet visas som (okänt)."),
    ("okand_etikett", "Okända poster", "Inget; okända poster hoppas över enligt SIE."),
    ("teckenkod", "Filen har en annan teckenkod än den säger", "Stämmer exemplet? Välj annars teckenkod vid importen."),
    ("forstorda_tecken", "Å, ä och ö är förstörda", "Exportera på nytt om namnen ska bli rätt."),
    ("utan_radslut", "Sista raden saknar radslut", "Kontrollera att hela filen kommit med."),
    ("redan_inlast", "Filen är märkt som inläst", "Inget; märkningen gäller ett annat program."),
    ("ib_skiljer", "Ingående balans skiljer sig från förra årets utgående", "Låt ekonomitjänsten förklara skillnaden."),
    ("ib_ur_ub", "Ingående balans saknas", "Kontrollera ingående balans mot förra årets bokslut."),
    ("trans_ej_ub", "Verifikationerna förklarar inte utgående balans", "Kontrollera att exporten omfattar hela året."),
    ("trans_ej_res", "Verifikationerna förklarar inte resultatet", "Kontrollera att exporten omfattar hela året."),
    ("psaldo_skiljer", "Månadssaldona summerar inte till årets", "Kontrollera månadssaldona i ekonomisystemet."),
    ("res_ur_trans", "Resultatkontonas saldon saknas", "Kontrollera årets resultat mot ekonomisystemet."),
    ("ej_omfort", "Förra årets resultat är inte omfört", "Omför förra årets resultat till eget kapital."),
    ("ib_ej_noll", "Ingående balans summerar inte till noll", "Låt ekonomitjänsten förklara skillnaden."),
    ("resultat_skiljer", "Bokfört resultat skiljer sig från det beräknade", "Rätta omföringen av årets resultat."),
)

SLAG: tuple[Slag, ...] = (*FEL, *FRAGOR, *VARNINGAR)
