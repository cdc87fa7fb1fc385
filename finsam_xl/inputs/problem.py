"""Allt som kan vara fel i arbetsboken, en funktion per meddelande: vad, var, vad det betyder och vad man gör."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "blad_saknas",
    "budget_negativ",
    "cellfel",
    "datum_ar_tal",
    "datum_ar_text",
    "datum_med_klockslag",
    "delar_av_oren",
    "dubblett",
    "fel_filformat",
    "fel_slag",
    "fler_problem",
    "for_lang_tabell",
    "for_stor_bok",
    "grunddata_saknas",
    "heltal_negativt",
    "indikator_utan_mal",
    "inte_hela_kronor",
    "inte_heltal",
    "kolumn_saknas",
    "konto_utan_rad",
    "konton_utan_kronor",
    "kontoplan_lucka",
    "kontoplan_overlapp",
    "kontoplan_vand",
    "kort_tva_ganger",
    "losenord",
    "namn_pekar_fel",
    "namn_saknas",
    "nummer_ar_tal",
    "objekt_delat",
    "ogiltiga_konton",
    "ogiltigt_id",
    "ogiltigt_konto",
    "ogiltigt_nummer",
    "okand_hanvisning",
    "okand_kod",
    "oraknad",
    "oren_text",
    "period_okand",
    "period_utan_datum",
    "perioder_omvanda",
    "procent_utanfor",
    "rad_under_tabell",
    "rapportens_uppgift_saknas",
    "samma_nummer",
    "skadad",
    "slut_fore_start",
    "soktecken",
    "summarad_med_antal",
    "tabell_saknas",
    "tal_ar_text",
    "tva_belopp",
    "tva_varden",
    "utanfor_lista",
    "varde_saknas",
]

_VISA_HOGST = 40


def _citat(text: str) -> str:
    synligt = "".join(tecken if tecken.isprintable() else "·" for tecken in text)
    kort = synligt if len(synligt) <= _VISA_HOGST else synligt[: _VISA_HOGST - 1] + "…"
    return f"«{kort}»"


def _lista(val: Iterable[str]) -> str:
    return ", ".join(val)


def losenord() -> Problem:
    """Hela filen är krypterad."""
    return Problem(
        "losenord",
        Niva.FEL,
        "",
        "Filen är skyddad med lösenord och kan inte läsas utan Excel.",
        "Öppna boken i Excel, ta bort lösenordet under Arkiv, Info, Skydda arbetsbok, och spara.",
    )


def fel_filformat() -> Problem:
    """Filen är en äldre eller binär Excelbok (.xls, .xlsb) eller något helt annat."""
    return Problem(
        "fel-filformat",
        Niva.FEL,
        "",
        "Filen är inte en arbetsbok av slaget .xlsx eller .xlsm, så inga blad kan läsas.",
        "Öppna filen i Excel och spara den som Excel-arbetsbok (.xlsx).",
    )


def skadad(vad: str) -> Problem:
    """Paketet eller en del av det går inte att läsa."""
    return Problem(
        "skadad",
        Niva.FEL,
        "",
        f"Arbetsboken är skadad: {vad}. Ingenting har lästs ur den.",
        "Öppna boken i Excel, låt Excel reparera den och spara, eller gå tillbaka till en tidigare kopia.",
    )


def for_stor_bok(vad: str) -> Problem:
    """Paketet är större än någon förbundsbok är."""
    return Problem(
        "for-stor-bok",
        Niva.FEL,
        "",
        f"Arbetsboken är för stor: {vad}. Så stor blir ingen bok med ett förbunds underlag.",
        "Ta bort blad, bilder och tomma formaterade rader som inte hör dit, och spara boken på nytt.",
    )


def grunddata_saknas() -> Problem:
    """Varken Grunddata eller någon av dess namngivna celler finns."""
    return Problem(
        "grunddata-saknas",
        Niva.FEL,
        "Grunddata",
        "Bladet Grunddata saknas, och därmed förbundets namn, perioderna och allt annat som står där.",
        "Ta bladet ur en tidigare kopia av boken. Finns ingen: börja om i en ny bok (finsam skapa).",
    )


def blad_saknas(blad: str, tabell: str) -> Problem:
    """Varken bladet eller dess tabell finns."""
    return Problem(
        "blad-saknas",
        Niva.FEL,
        blad,
        f"Bladet {blad} saknas, och därmed tabellen {tabell}: rapporten har inget underlag därifrån.",
        f"Hämta bladet ur en ny arbetsbok (finsam skapa), eller ge tillbaka bladet dess namn {blad}.",
    )


def tabell_saknas(blad: str, tabell: str) -> Problem:
    """Bladet finns, men Exceltabellen är borttagen eller omdöpt."""
    return Problem(
        "tabell-saknas",
        Niva.FEL,
        blad,
        f"På bladet {blad} finns ingen Exceltabell med namnet {tabell}: raderna där räknas inte.",
        f"Markera rubrikraden och raderna, välj Infoga, Tabell, och ge den namnet {tabell} under Tabelldesign.",
    )


def kolumn_saknas(plats: str, tabell: str, kolumn: str) -> Problem:
    """En rubrik i tabellen är borttagen eller omdöpt."""
    return Problem(
        "kolumn-saknas",
        Niva.FEL,
        plats,
        f"Tabellen {tabell} saknar kolumnen {kolumn}: formlerna som läser den kan inte räknas.",
        f"Ge kolumnen tillbaka rubriken {kolumn}, eller lägg till en kolumn med den rubriken.",
    )


def rad_under_tabell(plats: str, tabell: str) -> Problem:
    """Något är skrivet på raden närmast under tabellen, utan att tabellen växte."""
    return Problem(
        "rad-under-tabell",
        Niva.FEL,
        plats,
        f"Raden står strax under tabellen {tabell} men hör inte till den: dess värden räknas inte.",
        "Dra tabellens nedre högra hörn över raden, eller lämna minst en tom rad mellan tabellen och anteckningen.",
    )


def for_lang_tabell(plats: str, tabell: str, hogst: int) -> Problem:
    """Tabellen har fler rader än vi läser."""
    return Problem(
        "for-lang-tabell",
        Niva.FEL,
        plats,
        f"Tabellen {tabell} har fler än {hogst} rader; inga av dem har lästs.",
        "Ta bort tomma rader ur tabellen, eller dela upp underlaget.",
    )


def namn_saknas(namn: str, etikett: str) -> Problem:
    """Ett cellnamn i Grunddata är borttaget."""
    return Problem(
        "namn-saknas",
        Niva.FEL,
        "Grunddata",
        f"Namnet {namn} ({etikett}) finns inte i arbetsboken: uppgiften kan inte läsas.",
        f"Markera cellen för {etikett} i Grunddata och skriv {namn} i namnrutan till vänster om formelfältet.",
    )


def namn_pekar_fel(namn: str, etikett: str) -> Problem:
    """Ett cellnamn pekar inte längre på en enda cell."""
    return Problem(
        "namn-pekar-fel",
        Niva.FEL,
        "Grunddata",
        f"Namnet {namn} ({etikett}) pekar inte på en enda cell: uppgiften kan inte läsas.",
        f"Öppna Formler, Namnhanteraren, och låt {namn} syfta på cellen för {etikett} i Grunddata.",
    )


def varde_saknas(plats: str, rubrik: str) -> Problem:
    """En uppgift som krävs är tom."""
    return Problem(
        "varde-saknas", Niva.FEL, plats, f"{rubrik} är tom, men måste fyllas i.", f"Fyll i {rubrik} i cellen."
    )


def rapportens_uppgift_saknas(plats: str, rubrik: str, rapport: str, period: str) -> Problem:
    """En uppgift är tom som krävs av en rapport som boken används för."""
    return Problem(
        "rapportens-uppgift-saknas",
        Niva.FEL,
        plats,
        f"{rubrik} är tom, men måste fyllas i när boken används för {_citat(rapport)}: {_citat(period)} är ifylld.",
        f"Fyll i {rubrik}, eller töm {_citat(period)} om boken inte ska ha den rapporten.",
    )


def cellfel(plats: str, rubrik: str, fel: str) -> Problem:
    """Cellen visar ett felvärde, till exempel #REF!."""
    return Problem(
        "cellfel",
        Niva.FEL,
        plats,
        f"Cellen för {rubrik} visar felvärdet {_citat(fel)}: allt som räknas på den blir också fel.",
        "Rätta formeln i cellen, eller skriv värdet i stället.",
    )


def oraknad(plats: str, rubrik: str) -> Problem:
    """Cellen har en formel utan uträknat värde."""
    return Problem(
        "oraknad",
        Niva.FEL,
        plats,
        f"Formeln för {rubrik} har inget uträknat värde, så cellen läses som tom.",
        "Öppna boken i Excel, låt den räkna om (F9) och spara.",
    )


def tal_ar_text(plats: str, rubrik: str, text: str, tydning: str) -> Problem:
    """Text står där ett tal ska stå; *tydning* är talet så som vi tror att det menas, eller tomt."""
    menat = f" Den ser ut som talet {tydning}." if tydning else ""
    return Problem(
        "tal-ar-text",
        Niva.FEL,
        plats,
        f"{rubrik} är texten {_citat(text)} och inget tal: i summorna räknas cellen som 0.{menat}",
        f"Skriv {tydning or 'talet'} som tal, utan bokstäver eller inledande apostrof."
        " Är cellen formaterad som text, byt först till talformat.",
    )


def datum_ar_text(plats: str, rubrik: str, text: str) -> Problem:
    """Text står där ett datum ska stå."""
    return Problem(
        "datum-ar-text",
        Niva.FEL,
        plats,
        f"{rubrik} är texten {_citat(text)} och inget datum: raden hittas inte för någon period.",
        "Skriv datumet som 2025-12-31. Är cellen formaterad som text, byt först till datumformat.",
    )


def datum_ar_tal(plats: str, rubrik: str, tal: str) -> Problem:
    """Ett tal utan datumformat står där ett datum ska stå."""
    return Problem(
        "datum-ar-tal",
        Niva.FEL,
        plats,
        f"{rubrik} är talet {tal} utan datumformat, så det syns inte vilken dag som menas.",
        "Välj datumformatet 2025-12-31 för cellen och kontrollera att det är rätt dag.",
    )


def datum_med_klockslag(plats: str, rubrik: str) -> Problem:
    """Datumet har ett klockslag och är därför aldrig lika med en periods sista dag."""
    return Problem(
        "datum-med-klockslag",
        Niva.FEL,
        plats,
        f"{rubrik} har ett klockslag efter datumet och blir därför inte lika med någon period.",
        "Skriv bara datumet, till exempel 2025-12-31.",
    )


def fel_slag(plats: str, rubrik: str, ska_vara: str, ar: str) -> Problem:
    """Värdet är av ett annat slag än kolumnen: ett datum i en beloppskolumn, SANT i en textkolumn."""
    return Problem(
        "fel-slag",
        Niva.FEL,
        plats,
        f"{rubrik} ska vara {ska_vara}, men cellen håller {ar}.",
        f"Skriv {ska_vara} i cellen och kontrollera cellens format.",
    )


def inte_heltal(plats: str, rubrik: str, tal: str) -> Problem:
    """Ett tal med decimaler där bara hela tal finns."""
    return Problem(
        "inte-heltal", Niva.FEL, plats, f"{rubrik} är {tal}, men ska vara ett helt tal.", "Skriv ett helt tal."
    )


def heltal_negativt(plats: str, rubrik: str, tal: str) -> Problem:
    """Ett antal eller en plats kan inte vara mindre än noll."""
    return Problem(
        "heltal-negativt",
        Niva.FEL,
        plats,
        f"{rubrik} är {tal}, men ett antal kan inte vara mindre än 0.",
        "Skriv talet utan minustecken, eller lämna cellen tom.",
    )


def procent_utanfor(plats: str, rubrik: str, tal: str) -> Problem:
    """En andel utanför 0–100 %, oftast 40 skrivet i stället för 40 %."""
    return Problem(
        "procent-utanfor",
        Niva.FEL,
        plats,
        f"{rubrik} är {tal}, men ska vara en andel mellan 0 och 100 %: Excel läser talet {tal} som {tal}00 %.",
        "Skriv andelen med procenttecken, till exempel 40 %.",
    )


def utanfor_lista(plats: str, rubrik: str, text: str, val: Iterable[str]) -> Problem:
    """Värdet finns inte bland de tillåtna."""
    return Problem(
        "utanfor-lista",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, som inte finns i listan: raden räknas inte någonstans.",
        f"Välj ett av: {_lista(val)}.",
    )


def ogiltigt_id(plats: str, rubrik: str, text: str) -> Problem:
    """Ett id som inte kan bli del av ett namn i arbetsboken."""
    return Problem(
        "ogiltigt-id",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, som inte kan bli en del av ett cellnamn.",
        "Börja med en liten bokstav a–z och använd sedan bara a–z, siffror och _, högst 40 tecken.",
    )


def oren_text(plats: str, rubrik: str, text: str) -> Problem:
    """En text som en formel letar efter har blanksteg i kanten, eller ett å, ä eller ö av två tecken."""
    return Problem(
        "oren-text",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)} med ett blanksteg i början eller slutet, eller med å, ä eller ö som två tecken: "
        "formlerna hittar inte raden.",
        "Skriv om texten i cellen utan att klistra in den.",
    )


def nummer_ar_tal(plats: str, rubrik: str, tal: str) -> Problem:
    """Ett nummer som Excel har gjort till ett tal, så att en formel som söker texten inte hittar det."""
    return Problem(
        "nummer-ar-tal",
        Niva.FEL,
        plats,
        f"{rubrik} är talet {tal}, men ska vara en text som 2.1: formlerna hittar inte raden, och 1.10 blir 1,1.",
        "Välj cellformatet Text och skriv numret igen.",
    )


def ogiltigt_nummer(plats: str, rubrik: str, text: str) -> Problem:
    """Ett mål- eller indikatornummer som inte kan bli en del av ett cellnamn."""
    return Problem(
        "ogiltigt-nummer",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, som inte kan bli en del av ett cellnamn.",
        "Skriv siffror eller bokstäver a–z med punkt emellan, till exempel 2.1, högst fyra tecken mellan punkterna.",
    )


def samma_nummer(plats: str, nummer: str, forsta: str) -> Problem:
    """Ett mål eller en indikator har ett nummer som redan finns."""
    return Problem(
        "samma-nummer",
        Niva.FEL,
        plats,
        f"Numret {_citat(nummer)} står också i {forsta}: raderna går inte att skilja åt i formlerna.",
        "Ge varje mål och varje indikator ett eget nummer, till exempel 1.1 och 2.1 i stället för 1 och 1.",
    )


def indikator_utan_mal(plats: str, nummer: str, mal: str) -> Problem:
    """En indikator hör till ett mål som inte har någon egen rad."""
    return Problem(
        "indikator-utan-mal",
        Niva.FEL,
        plats,
        f"Indikator {_citat(nummer)} hör till mål {_citat(mal)}, som inte har någon egen rad: den kommer inte med.",
        f"Lägg till en rad med Mål nr {mal} och tomt Indikator nr, eller rätta Mål nr.",
    )


def ogiltiga_konton(plats: str, text: str) -> Problem:
    """Konton i Verksamhetstal som inte går att läsa som kontonummer."""
    return Problem(
        "ogiltiga-konton",
        Niva.FEL,
        plats,
        f"Konton är {_citat(text)}: varje konto ska vara tre till tio siffror och stå en gång.",
        "Skriv kontona ett och ett med semikolon emellan, till exempel 7240; 7241.",
    )


def ogiltigt_konto(plats: str, rubrik: str, text: str) -> Problem:
    """Ett kontonummer som inte är ett kontonummer."""
    return Problem(
        "ogiltigt-konto",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, som inte är ett kontonummer: raden kan inte placeras.",
        "Skriv kontot med tre till tio siffror, till exempel 3985.",
    )


def okand_hanvisning(plats: str, rubrik: str, text: str, blad: str) -> Problem:
    """En hänvisning till ett id som inte finns."""
    return Problem(
        "okand-hanvisning",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, men det finns ingen rad med det id:t på bladet {blad}.",
        f"Rätta stavningen, eller lägg till raden på bladet {blad}.",
    )


def okand_kod(plats: str, rubrik: str, text: str, koder: Iterable[str]) -> Problem:
    """En kod i Kontoplan som ingen rapportrad har."""
    return Problem(
        "okand-kod",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, som ingen rad i rapporterna heter: kontona kommer inte med någonstans.",
        f"Använd en av: {_lista(koder)}.",
    )


def dubblett(plats: str, nyckel: str, forsta: str) -> Problem:
    """Två rader med samma nyckel."""
    return Problem(
        "dubblett",
        Niva.FEL,
        plats,
        f"Raden har samma {nyckel} som {forsta}: den ena skulle räknas två gånger eller inte alls.",
        "Ta bort den ena raden, eller ändra den som är fel.",
    )


def objekt_delat(plats: str, objekt: str, forsta: str) -> Problem:
    """Två insatser eller två medlemmar med samma objektnummer."""
    return Problem(
        "objekt-delat",
        Niva.FEL,
        plats,
        f"Objekt {objekt} står också i {forsta}: det går inte att säga vems beloppet är.",
        "Ge varje rad sitt eget objektnummer, så som de är upplagda i bokföringen.",
    )


def kontoplan_vand(plats: str, fran: str, till: str) -> Problem:
    """Ett intervall som slutar före det börjar."""
    return Problem(
        "kontoplan-vand",
        Niva.FEL,
        plats,
        f"Intervallet {fran}–{till} slutar före det börjar och täcker inget konto.",
        "Byt plats på Konto från och Konto till.",
    )


def kontoplan_overlapp(plats: str, intervall: str, andra: str) -> Problem:
    """Två intervall som delar konton."""
    return Problem(
        "kontoplan-overlapp",
        Niva.FEL,
        plats,
        f"Intervallet {intervall} täcker konton som också hör till {andra}: de kan inte placeras på en rad.",
        "Ändra gränserna så att varje konto hör till ett enda intervall.",
    )


def kontoplan_lucka(plats: str, efter: str, fore: str) -> Problem:
    """Konton mellan två intervall som inte hör till något."""
    return Problem(
        "kontoplan-lucka",
        Niva.FEL,
        plats,
        f"Konton efter {efter} och före {fore} hör inte till något intervall: de skulle hamna i Oplacerat.",
        "Flytta en gräns, eller lägg till ett intervall för kontona.",
    )


def konto_utan_rad(plats: str, konto: str, antal: int) -> Problem:
    """Ett konto med saldo som Kontoplan inte täcker."""
    return Problem(
        "konto-utan-rad",
        Niva.VARNING,
        plats,
        f"Konto {konto} finns inte i Kontoplan ({antal} rader): beloppet hamnar i Oplacerat och kontrollen blir röd.",
        f"Lägg till ett intervall som täcker {konto} på bladet Kontoplan.",
    )


def period_okand(plats: str, period: str, antal: int, perioder: str) -> Problem:
    """Rader för en period som ingen rapport läser."""
    return Problem(
        "period-okand",
        Niva.VARNING,
        plats,
        f"Perioden {period} ({antal} rader) är ingen av rapportens perioder ({perioder}): raderna kommer inte med.",
        "Rätta datumet på raderna, eller perioderna i Grunddata.",
    )


def perioder_omvanda(plats: str) -> Problem:
    """Jämförelseperioden slutar inte före perioden."""
    return Problem(
        "perioder-omvanda",
        Niva.FEL,
        plats,
        "Jämförelseperioden slutar inte före rapportens period: kolumnerna skulle visa fel år.",
        "Skriv samma dag året före.",
    )


def slut_fore_start(plats: str, insats: str) -> Problem:
    """En insats som slutar före den börjar."""
    return Problem(
        "slut-fore-start",
        Niva.FEL,
        plats,
        f"Insatsen {_citat(insats)} slutar före den börjar.",
        "Rätta Start eller Slut.",
    )


def kort_tva_ganger(plats: str, insats: str, kort: str) -> Problem:
    """En insats med eget insatskort som också ingår i ett annat."""
    return Problem(
        "kort-tva-ganger",
        Niva.FEL,
        plats,
        f"Insatsen {_citat(insats)} har ett eget insatskort men ingår också i kortet för {_citat(kort)}: "
        "dess belopp skulle visas två gånger.",
        "Töm Kort i Insatser, eller ta bort insatsens rad i Insatskort.",
    )


def soktecken(plats: str, rubrik: str, text: str) -> Problem:
    """En nyckel som ett villkor i Excel skulle läsa som ett mönster, en jämförelse, ett datum eller ett tal."""
    return Problem(
        "soktecken",
        Niva.FEL,
        plats,
        f"{rubrik} är {_citat(text)}, som Excel läser som ett sökvillkor (<, >, =, *, ? eller ~), ett datum eller ett "
        "tal, eller som är längre än hundra tecken: raden skulle räknas fel.",
        "Skriv om texten med ord, utan de tecknen och på en rad.",
    )


def budget_negativ(plats: str, rubrik: str) -> Problem:
    """Ett budgeterat eller beslutat belopp är mindre än noll."""
    return Problem(
        "budget-negativ",
        Niva.VARNING,
        plats,
        f"{rubrik} är negativ. Budget och avgifter skrivs positiva, också kostnader; beloppet dras nu ifrån.",
        "Ta bort minustecknet om beloppet inte är en rättelse.",
    )


def fler_problem(antal: int) -> Problem:
    """Fler problem än vi räknar upp."""
    return Problem(
        "fler-problem",
        Niva.FEL,
        "",
        f"Ytterligare {antal} problem räknas inte upp här.",
        "Rätta dem ovan och läs boken på nytt.",
    )


def tva_belopp(plats: str) -> Problem:
    """En budgetrad har både ett årsbelopp och ett belopp för hela perioden."""
    return Problem(
        "tva-belopp",
        Niva.FEL,
        plats,
        "Raden har både Belopp och Belopp hela perioden: det går inte att veta vilket som gäller.",
        "Töm det ena, eller dela raden i två.",
    )


def period_utan_datum(plats: str, insats: str) -> Problem:
    """Ett belopp för hela perioden som inte hör till en insats med Start och Slut."""
    vilken = f"Insatsen {_citat(insats)} saknar Start eller Slut" if insats else "Raden saknar insats"
    return Problem(
        "period-utan-datum",
        Niva.FEL,
        plats,
        f"{vilken}, eller Post är inte insatsmedel: beloppet för hela perioden kan inte delas på år.",
        "Ange insats på raden och insatsens Start och Slut i Insatser, eller skriv årets del i Belopp.",
    )


def delar_av_oren(plats: str, rubrik: str, tal: str) -> Problem:
    """Ett belopp med fler än två decimaler, ofta ur en formel som delar."""
    return Problem(
        "delar-av-oren",
        Niva.FEL,
        plats,
        f"{rubrik} är {tal}, med delar av ett öre: summorna skulle skilja sig beroende på var de avrundas.",
        "Avrunda beloppet till öre. Står det en formel i cellen, skriv =AVRUNDA(...;2) om den.",
    )


def inte_hela_kronor(plats: str, tal: str) -> Problem:
    """Ett belopp för hela perioden som inte går att dela i hela kronor."""
    return Problem(
        "inte-hela-kronor",
        Niva.FEL,
        plats,
        f"Beloppet {tal} ska vara hela kronor, 0 eller mer: annars blir årens delar inte tillsammans beloppet.",
        "Avrunda beloppet till hela kronor.",
    )


def summarad_med_antal(plats: str) -> Problem:
    """En summarad i Deltagarantal har ett eget antal."""
    return Problem(
        "summarad-med-antal",
        Niva.FEL,
        plats,
        "Raden är en summa men har ett eget antal: det går inte att veta om antalet eller summan gäller.",
        "Töm antalet, eller ändra Slag till räknas eller visas.",
    )


def tva_varden(plats: str) -> Problem:
    """Ett verksamhetstal har både ett värde och konton."""
    return Problem(
        "tva-varden",
        Niva.FEL,
        plats,
        "Raden har både Värde och Konton: det går inte att veta vilket som gäller.",
        "Töm det ena. Med Konton räknas talet ur bokföringen.",
    )


def konton_utan_kronor(plats: str, enhet: str) -> Problem:
    """Ett verksamhetstal som räknas ur konton men inte visas i pengar."""
    return Problem(
        "konton-utan-kronor",
        Niva.FEL,
        plats,
        f"Talet räknas ur konton, i kronor, men Enhet är {_citat(enhet)}.",
        "Välj kr, tkr eller mkr, eller töm Konton och skriv talet i Värde.",
    )
