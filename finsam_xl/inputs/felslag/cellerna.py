"""Cellerna: tomma, felaktiga, eller med en text som inte kan vara det som cellen ska hålla."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel, varning

VARDE_SAKNAS = fel(
    "varde-saknas",
    "En uppgift är tom",
    "En uppgift som alltid krävs är inte ifylld.",
    "{rubrik} är tom, men måste fyllas i.",
    "Fyll i {rubrik} i cellen.",
)
RAPPORTENS_UPPGIFT_SAKNAS = fel(
    "rapportens-uppgift-saknas",
    "En uppgift som rapporten kräver är tom",
    "Boken används för rapporten, eftersom dess period är ifylld, och då krävs också den här uppgiften.",
    "{rubrik} är tom, men måste fyllas i när boken används för {rapport!c}: {period!c} är ifylld.",
    "Fyll i {rubrik}, eller töm {period!c} om boken inte ska ha den rapporten.",
)
CELLFEL = fel(
    "cellfel",
    "En cell visar ett felvärde",
    "En formel i en inmatningscell går inte att räkna, till exempel #REF! eller #DIVISION/0!.",
    "Cellen för {rubrik} visar felvärdet {fel!c}: allt som räknas på den blir också fel.",
    "Rätta formeln i cellen, eller skriv värdet i stället.",
)
ORAKNAD = fel(
    "oraknad",
    "En formel är inte uträknad",
    "Boken har sparats av ett program som skriver formler utan att räkna dem.",
    "Formeln för {rubrik} har inget uträknat värde, så cellen läses som tom.",
    "Öppna boken i Excel, låt den räkna om (F9) och spara.",
)
FEL_SLAG = fel(
    "fel-slag",
    "Fel slags värde",
    "Värdet är av ett annat slag än kolumnen: ett datum i en beloppskolumn, SANT i en textkolumn.",
    "{rubrik} ska vara {ska_vara}, men cellen håller {ar}.",
    "Skriv {ska_vara} i cellen och kontrollera cellens format.",
)
UTANFOR_LISTA = fel(
    "utanfor-lista",
    "Värdet finns inte i listan",
    "Kolumnen har en lista med val, och värdet är inget av dem.",
    "{rubrik} är {text!c}, som inte finns i listan: raden räknas inte någonstans.",
    "Välj ett av: {val!l}.{rattning}",
)
OREN_TEXT = fel(
    "oren-text",
    "En text som söks har ett osynligt tecken",
    "Formlerna letar efter texten, och den är inte densamma när den har blanksteg i kanten eller ett å av två tecken.",
    "{rubrik} är {text!c} med ett blanksteg eller ett osynligt tecken i början eller slutet, eller med å, ä "
    "eller ö som två tecken: formlerna hittar inte raden.",
    "Skriv om texten i cellen utan att klistra in den.{ratta}",
)
BLANK_I_KANTEN = varning(
    "blank-i-kanten",
    "En text som visas har ett osynligt tecken",
    "Texten trycks som den står, med blanksteget, och jämförs så med andra texter.",
    "{rubrik} är {text!c} med ett blanksteg eller ett osynligt tecken i början eller slutet, eller med å, ä "
    "eller ö som två tecken: den trycks så, och är inte lika med samma text utan det.",
    "Skriv om texten i cellen utan att klistra in den.{ratta}",
)
BARA_BLANKSTEG = fel(
    "bara-blanksteg",
    "En cell som ser tom ut håller blanksteg",
    "Cellen ser tom ut, men formlerna räknar den som ifylld.",
    "Cellen för {rubrik} ser tom ut men håller blanksteg: formlerna räknar den som ifylld.",
    "Markera cellen och tryck Delete.{ratta}",
)
OGILTIGT_ID = fel(
    "ogiltigt-id",
    "Ett id har fel form",
    "Radens id blir en del av ett namn i arbetsboken, och där går bara vissa tecken.",
    "{rubrik} är {text!c}, som inte kan bli en del av ett cellnamn.",
    "Börja med en liten bokstav a–z och använd sedan bara a–z, siffror och _, högst 40 tecken.",
)
NUMMER_AR_TAL = fel(
    "nummer-ar-tal",
    "Ett nummer är ett tal",
    "Excel har gjort numret till ett tal, så att en formel som söker texten inte hittar det.",
    "{rubrik} är talet {tal}, men ska vara en text som 2.1: formlerna hittar inte raden, och 1.10 blir 1,1.",
    "Välj cellformatet Text och skriv numret igen.",
)
OGILTIGT_NUMMER = fel(
    "ogiltigt-nummer",
    "Ett nummer har fel form",
    "Målets eller indikatorns nummer blir en del av ett namn i arbetsboken, och där går bara vissa tecken.",
    "{rubrik} är {text!c}, som inte kan bli en del av ett cellnamn.",
    "Skriv siffror eller bokstäver a–z med punkt emellan, till exempel 2.1, högst fyra tecken mellan punkterna.",
)
OGILTIGT_KONTO = fel(
    "ogiltigt-konto",
    "Ett kontonummer har fel form",
    "Cellen ska hålla ett kontonummer, men gör det inte.",
    "{rubrik} är {text!c}, som inte är ett kontonummer: raden kan inte placeras.",
    "Skriv kontot med tre till tio siffror, till exempel 3985.",
)
