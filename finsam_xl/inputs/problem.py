"""Fel i filen, ett blad eller en cell, en funktion per meddelande: vad, var, vad det betyder och vad man gör."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.citat import citat, lista
from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "blad_saknas",
    "cellfel",
    "datum_ar_tal",
    "datum_ar_text",
    "datum_med_klockslag",
    "delar_av_oren",
    "fel_filformat",
    "fel_slag",
    "fler_problem",
    "for_lang_tabell",
    "for_stor_bok",
    "grunddata_saknas",
    "heltal_negativt",
    "inte_heltal",
    "kolumn_saknas",
    "kopierad_tabell",
    "kopierat_blad",
    "losenord",
    "namn_pekar_fel",
    "namn_saknas",
    "nummer_ar_tal",
    "ogiltigt_id",
    "ogiltigt_konto",
    "ogiltigt_nummer",
    "oraknad",
    "oren_text",
    "procent_utanfor",
    "rad_under_tabell",
    "rapportens_uppgift_saknas",
    "skadad",
    "tabell_saknas",
    "tal_ar_text",
    "utanfor_lista",
    "varde_saknas",
]


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


def kopierat_blad(blad: str, original: str) -> Problem:
    """Ett indatablad har kopierats: kopian ser likadan ut, men boken räknar på originalet."""
    return Problem(
        "kopierat-blad",
        Niva.VARNING,
        blad,
        f"{blad} är en kopia och läses inte: uppgifterna hämtas ur {original}.",
        f"Ändra i {original}. Behövs kopian inte, ta bort bladet.",
    )


def kopierad_tabell(plats: str, tabell: str, original: str) -> Problem:
    """En tabell har samma rubriker som en indatatabell, men heter något annat."""
    return Problem(
        "kopierad-tabell",
        Niva.VARNING,
        plats,
        f"Tabellen {tabell} är en kopia av {original} och läses inte: raderna hämtas ur tabellen {original}.",
        f"Ändra i tabellen {original}. Behövs kopian inte, ta bort den.",
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
        f"{rubrik} är tom, men måste fyllas i när boken används för {citat(rapport)}: {citat(period)} är ifylld.",
        f"Fyll i {rubrik}, eller töm {citat(period)} om boken inte ska ha den rapporten.",
    )


def cellfel(plats: str, rubrik: str, fel: str) -> Problem:
    """Cellen visar ett felvärde, till exempel #REF!."""
    return Problem(
        "cellfel",
        Niva.FEL,
        plats,
        f"Cellen för {rubrik} visar felvärdet {citat(fel)}: allt som räknas på den blir också fel.",
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
        f"{rubrik} är texten {citat(text)} och inget tal: i summorna räknas cellen som 0.{menat}",
        f"Skriv {tydning or 'talet'} som tal, utan bokstäver eller inledande apostrof."
        " Är cellen formaterad som text, byt först till talformat.",
    )


def datum_ar_text(plats: str, rubrik: str, text: str) -> Problem:
    """Text står där ett datum ska stå."""
    return Problem(
        "datum-ar-text",
        Niva.FEL,
        plats,
        f"{rubrik} är texten {citat(text)} och inget datum: raden hittas inte för någon period.",
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
        f"{rubrik} är {citat(text)}, som inte finns i listan: raden räknas inte någonstans.",
        f"Välj ett av: {lista(val)}.",
    )


def ogiltigt_id(plats: str, rubrik: str, text: str) -> Problem:
    """Ett id som inte kan bli del av ett namn i arbetsboken."""
    return Problem(
        "ogiltigt-id",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)}, som inte kan bli en del av ett cellnamn.",
        "Börja med en liten bokstav a–z och använd sedan bara a–z, siffror och _, högst 40 tecken.",
    )


def oren_text(plats: str, rubrik: str, text: str) -> Problem:
    """En text som en formel letar efter har blanksteg i kanten, eller ett å, ä eller ö av två tecken."""
    return Problem(
        "oren-text",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)} med ett blanksteg i början eller slutet, eller med å, ä eller ö som två tecken: "
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
        f"{rubrik} är {citat(text)}, som inte kan bli en del av ett cellnamn.",
        "Skriv siffror eller bokstäver a–z med punkt emellan, till exempel 2.1, högst fyra tecken mellan punkterna.",
    )


def ogiltigt_konto(plats: str, rubrik: str, text: str) -> Problem:
    """Ett kontonummer som inte är ett kontonummer."""
    return Problem(
        "ogiltigt-konto",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)}, som inte är ett kontonummer: raden kan inte placeras.",
        "Skriv kontot med tre till tio siffror, till exempel 3985.",
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


def delar_av_oren(plats: str, rubrik: str, tal: str) -> Problem:
    """Ett belopp med fler än två decimaler, ofta ur en formel som delar."""
    return Problem(
        "delar-av-oren",
        Niva.FEL,
        plats,
        f"{rubrik} är {tal}, med delar av ett öre: summorna skulle skilja sig beroende på var de avrundas.",
        "Avrunda beloppet till öre. Står det en formel i cellen, skriv =AVRUNDA(...;2) om den.",
    )
