"""Förteckningen över det som en SIE-fil och arbetsboken tillsammans kan ha för problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.handlingar import Handling, gor
from finsam_xl.modell import Niva, Problem
from finsam_xl.sie import SLAG as FILENS_SLAG
from finsam_xl.sie import Slag

if TYPE_CHECKING:
    from finsam_xl.sie import Diagnos, SieFil

__all__ = ["ROR_SIFFROR", "SLAG", "problem", "som_problem"]


def problem(slag: Slag, plats: str, text: str) -> Problem:
    """Problemet av *slag* på *plats*: en fil, eller ett blad i arbetsboken."""
    return Problem(slag.kod, slag.niva, plats, text, slag.atgard)


def som_problem(fil: SieFil, diagnos: Diagnos) -> Problem:
    """En diagnos med filens namn och rad, eller cell, som plats."""
    i_filen = diagnos.cell or (f"rad {diagnos.rad}" if diagnos.rad is not None else "")
    plats = f"{fil.filnamn} {i_filen}".rstrip()
    return Problem(diagnos.kod, diagnos.niva, plats, diagnos.text, diagnos.atgard)


FEL_AR = Slag(
    "sie-fel-ar",
    Niva.FEL,
    "Filen gäller ett annat år",
    "Ingen av perioderna i Grunddata är filens räkenskapsår, eller en månad som filen har saldon för.",
    "Exportera rätt år ur ekonomisystemet, eller ändra balansdagarna i Grunddata.",
)
EJ_JAMFORBART = Slag(
    "sie-ej-jamforbart",
    Niva.FEL,
    "Filens år går inte att jämföra med rapportens",
    "En jämförelse är ett annat, lika långt räkenskapsår. Två månader står aldrig bredvid tolv som förra året.",
    "Läs in filen för rapportens eget år utan den här; jämförelsen blir tom.",
)
SAMMA_AR = Slag(
    "sie-samma-ar",
    Niva.FEL,
    "Två av filerna gäller samma år",
    "Båda filerna har året som sitt eget, så det går inte att veta vilken som gäller.",
    "Läs in en av dem.",
)
KONTO_FOR_HAND = Slag(
    "sie-konto-for-hand",
    Niva.FEL,
    "Ett konto är både inläst och inskrivet för hand",
    "Egna rader i Saldo behålls vid inläsning. Kontot skulle räknas två gånger.",
    "Ta bort raderna utan SIE-rad i Saldo och läs in filen igen.",
)
KONTO_EJ_NUMMER = Slag(
    "sie-konto-ej-nummer",
    Niva.FEL,
    "Ett konto är inte ett kontonummer",
    "Bladen Saldo och Objektsaldo tar konton med 3 till 10 siffror. Beloppet har ingen plats i boken.",
    "Ge kontot ett nummer i ekonomisystemet, eller nollställ det, och exportera på nytt.",
)
ANNAT_ORGNR = Slag(
    "sie-annat-orgnr",
    Niva.FRAGA,
    "Filen har ett annat organisationsnummer",
    "Bara siffrorna jämförs; sekelsiffrorna 16 framför räknas inte. Filen kan gälla en annan organisation.",
    "Svara ja bara om filen gäller ert förbund; rätta annars numret i Grunddata.",
)
REDAN_INLAST = Slag(
    "sie-redan-inlast",
    Niva.FRAGA,
    "Filen är redan inläst",
    "Filens fingeravtryck (SHA-256) står i importloggen.",
    "Svara ja för att läsa in igen; inlästa rader i Saldo och Objektsaldo ersätts.",
    ror_siffror=False,
)
ANNAN_FIL = Slag(
    "sie-annan-fil",
    Niva.FRAGA,
    "En annan fil är inläst för samma år",
    "Periodens saldon kommer ur en annan fil än den här, till exempel en tidigare export.",
    "Svara ja för att ersätta den förra filens rader; egna rader behålls.",
    ror_siffror=False,
)
KONTO_UTAN_RAD = Slag(
    "sie-konto-utan-rad",
    Niva.FRAGA,
    "Konton saknar rad i Kontoplan",
    "De läggs i Oplacerat, som är en röd kontroll, och kommer inte med i rapporten.",
    "Svara ja och komplettera sedan Kontoplan; raderna får sin plats när rapporten byggs.",
    ror_siffror=False,
)
ORGNR_EJ_IFYLLT = Slag(
    "sie-orgnr-ej-ifyllt",
    Niva.VARNING,
    "Förbundets organisationsnummer är inte ifyllt",
    "Det går inte att pröva om filen gäller rätt förbund.",
    "Fyll i organisationsnumret i Grunddata.",
)
DIMENSION_SAKNAS = Slag(
    "sie-dimension-saknas",
    Niva.VARNING,
    "Filen saknar dimensionen för insats eller motpart",
    "Objektsaldo får inga rader för den, och beloppen visas som ej fördelade.",
    "Välj rätt dimension i Grunddata, eller dela saldona med egna rader i Objektsaldo.",
)
OKANT_OBJEKT = Slag(
    "sie-okant-objekt",
    Niva.VARNING,
    "Objekt hör inte till någon insats eller medlem",
    "Beloppen läses in utan id och visas som ej fördelade.",
    "Fyll i objektnumret i kolumnen Objekt i bladet; en insats kan ha flera, som 20; 24, och kansliets och styrelsens "
    "får egna rader med Slag. Raderna i Objektsaldo följer med.",
)
AREN_SKILJER = Slag(
    "sie-aren-skiljer",
    Niva.VARNING,
    "Två filer säger olika om samma år",
    "Filen som har året som sitt eget gäller. Den andra har andra belopp, till exempel sena bokningar.",
    "Låt ekonomitjänsten förklara skillnaden.",
)
KONTO_BYTT_NAMN = Slag(
    "sie-konto-bytt-namn",
    Niva.VARNING,
    "Konton heter olika i två filer",
    "Kontot placeras efter sitt nummer. Har det bytt innehåll kan det behöva en annan rad i Kontoplan.",
    "Kontrollera kontonas plats i Kontoplan.",
)
MANADSSALDON = Slag(
    "sie-manadssaldon",
    Niva.VARNING,
    "Månadssaldona räcker inte för ett delår",
    "Saldon före årets slut räknas ur #PSALDO eller #TRANS, som här inte förklarar årets förändring på varje konto.",
    "Exportera en fil till och med delårets sista dag, eller en fil med alla verifikationer (SIE 4).",
)
JAMFORELSE_SAKNAS = Slag(
    "sie-jamforelse-saknas",
    Niva.VARNING,
    "Jämförelsen saknas",
    "Filen har inte förra året, eller inte som ett annat, lika långt räkenskapsår med resultat.",
    "Läs in förra årets egen SIE-fil; är det förbundets första år, lämna jämförelsens balansdag tom i Grunddata.",
)
UTAN_GEN = Slag(
    "sie-utan-gen",
    Niva.VARNING,
    "När filen skrevs framgår inte",
    "Utan dagen i #GEN går det inte att pröva om filen skrevs innan året var bokfört.",
    "Kontrollera att hela året är med.",
)
BUDGET_SAKNAS = Slag(
    "sie-budget-saknas",
    Niva.FEL,
    "Filen har ingen budget",
    "Budgeten läses ur #PBUDGET, som den här exporten saknar för året.",
    f"Exportera med budget (SIE 2, 3 eller 4), eller läs in utan {gor(Handling.LAS_IN_BUDGET)} och fyll i budgeten "
    "själv.",
)
BUDGET_FOR_HAND = Slag(
    "sie-budget-for-hand",
    Niva.FRAGA,
    "Budgeten har rader inskrivna för hand",
    "En posts budget är summan av dess rader; med både egna och inlästa rader skulle den räknas två gånger.",
    "Svara ja för att ersätta dem med filens belopp; insatsernas egna rader i posten försvinner då.",
    ror_siffror=False,
)
BUDGET_FORMLER = Slag(
    "sie-budget-formler",
    Niva.FRAGA,
    "Budgeten har formler",
    "Tabellen skrivs om när budgeten läses in, och då blir formlerna värden.",
    "Svara ja om värdena räcker, eller lägg formlerna i ett eget blad först.",
    ror_siffror=False,
)
BUDGET_UTAN_POST = Slag(
    "sie-budget-utan-post",
    Niva.VARNING,
    "Budget på konton utan rad i driftredovisningen",
    "Kontots Drift i Kontoplan är tom, eller en rad som budgeteras per part eller inte alls.",
    "Fyll i Drift i Kontoplan, eller lägg beloppet i Budget för hand.",
)
BUDGET_PER_OBJEKT = Slag(
    "sie-budget-per-objekt",
    Niva.VARNING,
    "Budget som filen bara har per objekt",
    "Kontot saknar en egen #PBUDGET (med tom objektlista); objektens belopp är sammanlagda till kontots.",
    "Jämför summan med den beslutade budgeten: det som inte är fördelat på objekt finns inte i filen.",
)
BUDGET_I_FLERA_DIMENSIONER = Slag(
    "sie-budget-flera-dimensioner",
    Niva.VARNING,
    "Budget per objekt i flera dimensioner",
    "Kontot saknar en egen #PBUDGET, och samma krona kan stå både per insats och per kostnadsställe.",
    "Exportera budgeten per konto, eller lägg beloppen i Budget för hand.",
)
UTAN_VERIFIKATIONER = Slag(
    "sie-utan-verifikationer",
    Niva.VARNING,
    "Filen har inga verifikationer",
    "Bladet Verifikationer får inga rader ur den. Saldona påverkas inte.",
    "Exportera SIE typ 4 om revisorn ska kunna följa saldona till verifikationer.",
)
EGET_I_VERIFIKATIONER = Slag(
    "sie-eget-i-verifikationer",
    Niva.FRAGA,
    "Bladet Verifikationer har egna uppgifter",
    "Bladet skrivs om i sin helhet; egna kolumner, anteckningar och kommentarer i det försvinner.",
    "Svara ja om de kan försvinna, eller kopiera bladet först.",
    ror_siffror=False,
)
VERIFIKATIONER_KAPADE = Slag(
    "sie-verifikationer-kapade",
    Niva.VARNING,
    "Verifikationerna får inte plats",
    "Bladet håller de rader som ryms i Excel och i en fil som går att läsa igen. Saldona är kompletta ändå.",
    "Läs in ett år i taget i egna böcker, eller använd ekonomisystemets egen sökning.",
)
ANNAN_KONTOPLAN = Slag(
    "sie-annan-kontoplan",
    Niva.FRAGA,
    "Filens konton följer en annan kontoplan än bokens",
    "Samma kontonummer betyder olika saker i BAS och Kommun-Bas: 5010 är lokalhyra i den ena och löner i den andra. "
    "Beloppen hamnar på fel rader i rapporten.",
    f"Svara nej, skapa en bok med filens kontoplan ({gor(Handling.SKAPA_MED_KONTOPLAN)}) och läs in "
    "filen i den. Har ni en egen kontoplan: rätta raderna i Kontoplan först.",
)
NAMN_MOT_RAD = Slag(
    "sie-namn-mot-rad",
    Niva.FRAGA,
    "Konton vars namn säger emot raden i Kontoplan",
    "Kontot placeras efter sitt nummer, och den raden är för något annat än det som namnet säger.",
    "Svara nej och ge kontona rätt Rad, Not och Drift i Kontoplan: dela intervallet, eller gör en egen rad för kontot. "
    "Svara ja bara om placeringen är den ni vill ha.",
)
AVGIFT_BLAND_OVRIGA = Slag(
    "sie-avgift-bland-ovriga",
    Niva.FRAGA,
    "Medlemsavgifter hamnar på andra rader än medlemmarnas",
    "Noten om medlemmarnas avgifter blir för låg, och lagens fördelning mellan staten, regionen och kommunerna prövas "
    "utan beloppen.",
    "Svara nej och ge kontot en egen rad i Kontoplan: Not NOT1_medlemmar, Drift DR_stat, DR_region eller DR_kommuner, "
    "och i Motpart medlemmens Id ur bladet Medlemmar. Dela intervallet som kontot ligger i nu.",
)
INGEN_AVGIFT = Slag(
    "sie-ingen-avgift",
    Niva.FRAGA,
    "Inga medlemsavgifter på medlemmarnas rader",
    "Ett förbund finansieras av sina medlemmar. Ligger ingen intäkt på deras rader är lagens fördelning inte prövad.",
    "Svara nej och ge de konton som är avgifter en egen rad i Kontoplan: Not NOT1_medlemmar, Drift DR_stat, DR_region "
    "eller DR_kommuner, och i Motpart medlemmens Id ur bladet Medlemmar.",
)
OMVANT_TECKEN = Slag(
    "sie-omvant-tecken",
    Niva.VARNING,
    "Konton med omvänt tecken",
    "En kostnad har kredit, eller en intäkt debet. Beloppet minskar raden i stället för att öka den. Små rättelser är "
    "i sin ordning.",
    "Kontrollera bokningarna på kontona, och att kontots rad i Kontoplan är rätt.",
)
OMVANDA_TECKEN = Slag(
    "sie-omvanda-tecken",
    Niva.FRAGA,
    "Alla intäkter och kostnader har omvänt tecken",
    "I SIE är kostnader plus (debet) och intäkter minus (kredit). Är tecknen vända blir ett underskott ett överskott.",
    "Svara nej och exportera på nytt ur ekonomisystemet; svara ja bara om tecknen är rätt.",
)
JUSTERING_BOKFORD = Slag(
    "sie-justering-bokford",
    Niva.VARNING,
    "En justering är redan bokförd",
    "Huvudboken har samma belopp på samma konto som bladet Justeringar lägger till. Det räknas då två gånger.",
    "Ta bort raderna ur Justeringar om bokningen är densamma.",
)

SLAG: tuple[Slag, ...] = (
    FEL_AR,
    EJ_JAMFORBART,
    SAMMA_AR,
    KONTO_FOR_HAND,
    KONTO_EJ_NUMMER,
    ANNAT_ORGNR,
    REDAN_INLAST,
    ANNAN_FIL,
    KONTO_UTAN_RAD,
    ORGNR_EJ_IFYLLT,
    DIMENSION_SAKNAS,
    OKANT_OBJEKT,
    AREN_SKILJER,
    KONTO_BYTT_NAMN,
    MANADSSALDON,
    JAMFORELSE_SAKNAS,
    UTAN_GEN,
    BUDGET_SAKNAS,
    BUDGET_FOR_HAND,
    BUDGET_FORMLER,
    BUDGET_UTAN_POST,
    BUDGET_PER_OBJEKT,
    BUDGET_I_FLERA_DIMENSIONER,
    UTAN_VERIFIKATIONER,
    EGET_I_VERIFIKATIONER,
    VERIFIKATIONER_KAPADE,
    ANNAN_KONTOPLAN,
    NAMN_MOT_RAD,
    AVGIFT_BLAND_OVRIGA,
    INGEN_AVGIFT,
    OMVANT_TECKEN,
    OMVANDA_TECKEN,
    JUSTERING_BOKFORD,
)

ROR_SIFFROR = frozenset(slag.kod for slag in (*FILENS_SLAG, *SLAG) if slag.niva is Niva.FRAGA and slag.ror_siffror)
"""Koderna för de frågor som, besvarade med ja, lämnar en osäkerhet i siffrorna."""
