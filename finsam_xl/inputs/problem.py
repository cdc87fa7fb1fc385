"""Fel i filen, ett blad eller en cell, en funktion per meddelande: vad, var, vad det betyder och vad man gör."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.handlingar import Handling, gor
from finsam_xl.inputs.citat import citat, lista
from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finsam_xl.filslag import Hinder

__all__ = [
    "bara_blanksteg",
    "blad_saknas",
    "blank_i_kanten",
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
    "kolumn_utanfor",
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
    "oren_rubrik",
    "oren_text",
    "orimligt_datum",
    "orimligt_tal",
    "procent_utanfor",
    "rad_langre_ned",
    "rad_till_hoger",
    "rad_under_tabell",
    "rapportens_uppgift_saknas",
    "skadad",
    "tabell_saknas",
    "tal_ar_text",
    "utanfor_lista",
    "varde_saknas",
]

_RATTA = f" Programmet kan göra det: {gor(Handling.RATTA)}."


def losenord(hinder: Hinder) -> Problem:
    """Hela filen är krypterad."""
    return Problem("losenord", Niva.FEL, "", hinder.mening, hinder.gor)


def fel_filformat(hinder: Hinder) -> Problem:
    """Filen är en äldre, binär eller strikt Excelbok (.xls, .xlsb) eller något helt annat."""
    return Problem("fel-filformat", Niva.FEL, "", hinder.mening, hinder.gor)


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
        f"Ta bladet ur en tidigare kopia av boken. Finns ingen: börja om i en ny bok ({gor(Handling.SKAPA)}).",
    )


def blad_saknas(blad: str, tabell: str) -> Problem:
    """Varken bladet eller dess tabell finns."""
    return Problem(
        "blad-saknas",
        Niva.FEL,
        blad,
        f"Bladet {blad} saknas, och därmed tabellen {tabell}: rapporten har inget underlag därifrån.",
        f"Hämta bladet ur en ny arbetsbok ({gor(Handling.SKAPA)}), eller ge tillbaka bladet dess namn {blad}.",
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


def oren_rubrik(plats: str, tabell: str, kolumn: str) -> Problem:
    """En rubrik har något osynligt i kanten, så att formler som nämner kolumnen inte hittar den."""
    return Problem(
        "oren-rubrik",
        Niva.FEL,
        plats,
        f"Rubriken {citat(kolumn)} i tabellen {tabell} har ett blanksteg eller ett osynligt tecken i början "
        "eller slutet: formlerna som läser kolumnen hittar den inte.",
        f"Skriv rubriken på nytt: {kolumn}.",
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


def rad_langre_ned(plats: str, tabell: str, rader: str) -> Problem:
    """Hela rader står under tabellen, men inte närmast under den."""
    return Problem(
        "rad-langre-ned",
        Niva.FEL,
        plats,
        f"Rad {rader} hör av innehållet att döma till tabellen {tabell}, men står under den: det som står där räknas "
        "inte.",
        "Dra tabellens nedre högra hörn dit; tomma rader emellan gör inget. Ska det inte räknas, flytta det till ett "
        "eget blad.",
    )


def rad_till_hoger(plats: str, tabell: str) -> Problem:
    """En hel rad står till höger om tabellen."""
    return Problem(
        "rad-till-hoger",
        Niva.FEL,
        plats,
        f"Här börjar en rad som av innehållet att döma hör till tabellen {tabell}, men står till höger om den: det som "
        "står där räknas inte.",
        "Flytta raden in under tabellens rubriker. Ska den inte räknas, flytta den till ett eget blad.",
    )


def kolumn_utanfor(plats: str, tabell: str, kolumn: str) -> Problem:
    """En kolumn som får saknas har sin rubrik bredvid tabellen i stället för i den."""
    return Problem(
        "kolumn-utanfor",
        Niva.FEL,
        plats,
        f"Kolumnen {kolumn} står bredvid tabellen {tabell} men hör inte till den: dess värden räknas inte.",
        "Dra tabellens nedre högra hörn över kolumnen, eller byt dess rubrik om den är en anteckning.",
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


def _menat(lasningar: Sequence[str]) -> str:
    """Vad texten ser ut att betyda: en enda läsning, eller flera som ingen kan välja bland åt skrivaren."""
    if len(lasningar) == 1:
        return f" Den ser ut som {lasningar[0]}."
    return f" Den kan betyda {' eller '.join(lasningar)}." if lasningar else ""


def tal_ar_text(plats: str, rubrik: str, text: str, lasningar: Sequence[str]) -> Problem:
    """Text står där ett tal ska stå; *lasningar* är de tal som den kan betyda."""
    tydning = lasningar[0] if len(lasningar) == 1 else ""
    return Problem(
        "tal-ar-text",
        Niva.FEL,
        plats,
        f"{rubrik} är texten {citat(text)} och inget tal: i summorna räknas cellen som 0.{_menat(lasningar)}",
        f"Skriv {tydning or 'talet'} som tal, utan bokstäver eller inledande apostrof."
        f" Är cellen formaterad som text, byt först till talformat.{_RATTA if tydning else ''}",
    )


def datum_ar_text(plats: str, rubrik: str, text: str, lasningar: Sequence[str]) -> Problem:
    """Text står där ett datum ska stå; *lasningar* är de dagar som den kan betyda."""
    return Problem(
        "datum-ar-text",
        Niva.FEL,
        plats,
        f"{rubrik} är texten {citat(text)} och inget datum: raden hittas inte för någon period.{_menat(lasningar)}",
        "Skriv datumet som 2025-12-31. Är cellen formaterad som text, byt först till datumformat."
        f"{_RATTA if len(lasningar) == 1 else ''}",
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


def orimligt_tal(plats: str, rubrik: str, tal: str, hogst: str) -> Problem:
    """Ett tal som är större än något förbund har, ofta två tal i samma cell eller en siffra som fastnat."""
    return Problem(
        "orimligt-tal",
        Niva.FEL,
        plats,
        f"{rubrik} är {tal}, men kan inte vara större än {hogst}: så stora tal går inte att räkna exakt.",
        "Skriv rätt tal. Är det två tal som hamnat i samma cell, skriv dem i var sin.",
    )


def orimligt_datum(plats: str, rubrik: str, datum: str, artal: str) -> Problem:
    """Ett datum långt ifrån vår tid; *artal* är årtalet som Excel kan ha gjort det av."""
    av = f" Så läser Excel talet {artal} i en datumcell." if artal else ""
    return Problem(
        "orimligt-datum",
        Niva.FEL,
        plats,
        f"{rubrik} är {datum}, som inte kan vara rätt dag.{av} Det som räknas efter dagen blir fel.",
        f"Skriv hela datumet, till exempel {artal or '2025'}-12-31.",
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
        f"Välj ett av: {lista(val)}.{_RATTA if text.casefold() in map(str.casefold, val) else ''}",
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
        f"{rubrik} är {citat(text)} med ett blanksteg eller ett osynligt tecken i början eller slutet, eller med å, ä "
        "eller ö som två tecken: formlerna hittar inte raden.",
        f"Skriv om texten i cellen utan att klistra in den.{_RATTA}",
    )


def blank_i_kanten(plats: str, rubrik: str, text: str) -> Problem:
    """En text som visas har något osynligt i kanten: den trycks och jämförs med det."""
    return Problem(
        "blank-i-kanten",
        Niva.VARNING,
        plats,
        f"{rubrik} är {citat(text)} med ett blanksteg eller ett osynligt tecken i början eller slutet, eller med å, ä "
        "eller ö som två tecken: den trycks så, och är inte lika med samma text utan det.",
        f"Skriv om texten i cellen utan att klistra in den.{_RATTA}",
    )


def bara_blanksteg(plats: str, rubrik: str) -> Problem:
    """En cell som ser tom ut, men som formlerna räknar som ifylld."""
    return Problem(
        "bara-blanksteg",
        Niva.FEL,
        plats,
        f"Cellen för {rubrik} ser tom ut men håller blanksteg: formlerna räknar den som ifylld.",
        f"Markera cellen och tryck Delete.{_RATTA}",
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
