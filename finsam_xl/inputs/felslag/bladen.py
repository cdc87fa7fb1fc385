"""Bladen: blad, tabeller, kolumner och namn som saknas eller är kopior, och rader utanför sin tabell."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel, varning

GRUNDDATA_SAKNAS = fel(
    "grunddata-saknas",
    "Bladet Grunddata saknas",
    "Varken bladet eller någon av dess namngivna celler finns.",
    "Bladet Grunddata saknas, och därmed förbundets namn, perioderna och allt annat som står där.",
    "Ta bladet ur en tidigare kopia av boken. Finns ingen: börja om i en ny bok ({skapa}).",
)
BLAD_SAKNAS = fel(
    "blad-saknas",
    "Ett blad saknas",
    "Varken bladet eller dess tabell finns: bladet är borttaget eller omdöpt.",
    "Bladet {blad} saknas, och därmed tabellen {tabell}: rapporten har inget underlag därifrån.",
    "Hämta bladet ur en ny arbetsbok ({skapa}), eller ge tillbaka bladet dess namn {blad}.",
)
TABELL_SAKNAS = fel(
    "tabell-saknas",
    "En tabell saknas",
    "Bladet finns, men Exceltabellen på det är borttagen eller omdöpt.",
    "På bladet {blad} finns ingen Exceltabell med namnet {tabell}: raderna där räknas inte.",
    "Markera rubrikraden och raderna, välj Infoga, Tabell, och ge den namnet {tabell} under Tabelldesign.",
)
KOPIERAT_BLAD = varning(
    "kopierat-blad",
    "Ett blad är en kopia",
    "Ett indatablad har kopierats. Kopian ser likadan ut, men boken räknar på originalet.",
    "{blad} är en kopia och läses inte: uppgifterna hämtas ur {original}.",
    "Ändra i {original}. Behövs kopian inte, ta bort bladet.",
)
KOPIERAD_TABELL = varning(
    "kopierad-tabell",
    "En tabell är en kopia",
    "En tabell har samma rubriker som en indatatabell, men ett annat namn.",
    "Tabellen {tabell} är en kopia av {original} och läses inte: raderna hämtas ur tabellen {original}.",
    "Ändra i tabellen {original}. Behövs kopian inte, ta bort den.",
)
KOLUMN_SAKNAS = fel(
    "kolumn-saknas",
    "En kolumn saknas",
    "En rubrik i tabellen är borttagen eller omdöpt.",
    "Tabellen {tabell} saknar kolumnen {kolumn}: formlerna som läser den kan inte räknas.",
    "Ge kolumnen tillbaka rubriken {kolumn}, eller lägg till en kolumn med den rubriken.",
)
OREN_RUBRIK = fel(
    "oren-rubrik",
    "En rubrik har ett osynligt tecken",
    "Rubriken ser rätt ut men är inte densamma, så formler som nämner kolumnen hittar den inte.",
    "Rubriken {kolumn!c} i tabellen {tabell} har ett blanksteg eller ett osynligt tecken i början "
    "eller slutet: formlerna som läser kolumnen hittar den inte.",
    "Skriv rubriken på nytt: {kolumn}.",
)
RAD_UNDER_TABELL = fel(
    "rad-under-tabell",
    "En rad står strax under tabellen",
    "Något är skrivet på raden närmast under tabellen, utan att tabellen växte.",
    "Raden står strax under tabellen {tabell} men hör inte till den: dess värden räknas inte.",
    "Dra tabellens nedre högra hörn över raden, eller lämna minst en tom rad mellan tabellen och anteckningen.",
)
RAD_LANGRE_NED = fel(
    "rad-langre-ned",
    "Rader står längre ned på bladet",
    "Hela rader står under tabellen, men inte närmast under den.",
    "Rad {rader} hör av innehållet att döma till tabellen {tabell}, men står under den: det som står där räknas inte.",
    "Dra tabellens nedre högra hörn dit; tomma rader emellan gör inget. Ska det inte räknas, flytta det till ett "
    "eget blad.",
)
RAD_TILL_HOGER = fel(
    "rad-till-hoger",
    "En rad står till höger om tabellen",
    "En hel rad är inskriven bredvid tabellen i stället för i den.",
    "Här börjar en rad som av innehållet att döma hör till tabellen {tabell}, men står till höger om den: det som "
    "står där räknas inte.",
    "Flytta raden in under tabellens rubriker. Ska den inte räknas, flytta den till ett eget blad.",
)
KOLUMN_UTANFOR = fel(
    "kolumn-utanfor",
    "En kolumn står bredvid tabellen",
    "En kolumn som får saknas har sin rubrik bredvid tabellen i stället för i den.",
    "Kolumnen {kolumn} står bredvid tabellen {tabell} men hör inte till den: dess värden räknas inte.",
    "Dra tabellens nedre högra hörn över kolumnen, eller byt dess rubrik om den är en anteckning.",
)
FOR_LANG_TABELL = fel(
    "for-lang-tabell",
    "En tabell är för lång",
    "Tabellen har fler rader än som läses, ofta tomma.",
    "Tabellen {tabell} har fler än {hogst} rader; inga av dem har lästs.",
    "Ta bort tomma rader ur tabellen, eller dela upp underlaget.",
)
NAMN_SAKNAS = fel(
    "namn-saknas",
    "En namngiven cell saknas",
    "Ett cellnamn i Grunddata är borttaget.",
    "Namnet {namn} ({etikett}) finns inte i arbetsboken: uppgiften kan inte läsas.",
    "Markera cellen för {etikett} i Grunddata och skriv {namn} i namnrutan till vänster om formelfältet.",
)
ENHETENS_FORMEL = fel(
    "enhetens-formel",
    "Kronor per enhet räknas med en äldre formel",
    "Boken är från tiden före mnkr: dess formel ger 1 000 kr per enhet, och varje belopp blev tusen gånger för stort.",
    "{rubrik} räknas med en formel som inte kan {enhet!c}: beloppen skulle visas i fel enhet.",
    "Uppgradera boken, så att cellen får dagens formel, eller välj tkr eller kr.",
)
NAMN_PEKAR_FEL = fel(
    "namn-pekar-fel",
    "Ett cellnamn pekar fel",
    "Ett cellnamn i Grunddata pekar inte längre på en enda cell.",
    "Namnet {namn} ({etikett}) pekar inte på en enda cell: uppgiften kan inte läsas.",
    "Öppna Formler, Namnhanteraren, och låt {namn} syfta på cellen för {etikett} i Grunddata.",
)
