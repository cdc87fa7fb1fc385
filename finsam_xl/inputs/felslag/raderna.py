"""Raderna: de som motsäger varandra eller sig själva, och de som hänvisar till något som inte finns."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel, varning

DUBBLETT = fel(
    "dubblett",
    "Två rader är samma",
    "Raderna har samma nyckel, så det går inte att veta vilken som gäller.",
    "Raden har samma {nyckel} som {forsta}: den ena skulle räknas två gånger eller inte alls.",
    "Ta bort den ena raden, eller ändra den som är fel.",
)
OBJEKT_DELAT = fel(
    "objekt-delat",
    "Två rader har samma objekt",
    "Två insatser, eller två medlemmar, har samma objektnummer i bokföringen.",
    "Objekt {objekt} står också i {forsta}: det går inte att säga vems beloppet är.",
    "Ge varje rad sitt eget objektnummer, så som de är upplagda i bokföringen.",
)
OKAND_HANVISNING = fel(
    "okand-hanvisning",
    "En hänvisning leder ingenstans",
    "Raden hör till en insats eller en medlem vars id inte finns.",
    "{rubrik} är {text!c}, men det finns ingen rad med det id:t på bladet {blad}.",
    "Rätta stavningen, eller lägg till raden på bladet {blad}.",
)
OKAND_ETIKETT = fel(
    "okand-etikett",
    "En egen etikett har ingen rad",
    "En egen text är skriven för en tabell eller en rad som inte finns.",
    "{rubrik} är {text!c}, som ingen {vad} heter: texten trycks ingenstans.{menat}",
    "Välj ett av: {giltiga!l}.",
)
OKAND_TABELL = fel(
    "okand-tabell",
    "Ett val gäller en tabell som rapporten inte har",
    "En rad i Tabeller väljer bort, flyttar eller döper om en tabell som inte finns.",
    "Tabell är {text!c}, som ingen tabell i rapporten {rapport} heter: valet gäller ingenting.{menat}",
    "Välj ett av: {giltiga!l}.",
)
TVA_TITLAR = fel(
    "tva-titlar",
    "En tabell har två titlar",
    "Tabeller och Etiketter har var sin text för samma tabells titel.",
    "Titeln är {text!c}, men i {annan} är den {andra!c}: det går inte att veta vilken som ska tryckas.",
    "Ta bort den ena, eller skriv samma text på båda ställena.",
)
UTAN_TAL = varning(
    "utan-tal",
    "En rad väntar på sitt tal",
    "Raden säger vad talet gäller, men cellen med talet är tom.",
    "{rubrik} är tomt: raden räknas inte och trycks inte.",
    "Skriv talet, 0 om det är noll, eller ta bort raden.",
)
SOKTECKEN = fel(
    "soktecken",
    "En text går inte att söka efter",
    "Ett villkor i Excel läser texten som ett mönster, en jämförelse, ett datum eller ett tal.",
    "{rubrik} är {text!c}, som Excel läser som ett sökvillkor (<, >, =, *, ? eller ~), ett datum eller ett "
    "tal, eller som är längre än hundra tecken: raden skulle räknas fel.",
    "Skriv om texten med ord, utan de tecknen och på en rad.",
)
SAMMA_NUMMER = fel(
    "samma-nummer",
    "Två mål eller indikatorer har samma nummer",
    "Numret är det som skiljer raderna åt i formlerna.",
    "Numret {nummer!c} står också i {forsta}: raderna går inte att skilja åt i formlerna.",
    "Ge varje mål och varje indikator ett eget nummer, till exempel 1.1 och 2.1 i stället för 1 och 1.",
)
INDIKATOR_UTAN_MAL = fel(
    "indikator-utan-mal",
    "En indikator saknar sitt mål",
    "Indikatorn hör till ett mål som inte har någon egen rad.",
    "Indikator {nummer!c} hör till mål {mal!c}, som inte har någon egen rad: den kommer inte med.",
    "Lägg till en rad med Mål nr {mal} och tomt Indikator nr, eller rätta Mål nr.",
)
SLUT_FORE_START = fel(
    "slut-fore-start",
    "En insats slutar före den börjar",
    "Start och Slut är omkastade, eller ett av åren är fel.",
    "Insatsen {insats!c} slutar före den börjar.",
    "Rätta Start eller Slut.",
)
KORT_TVA_GANGER = fel(
    "kort-tva-ganger",
    "En insats står på två kort",
    "Insatsen har ett eget insatskort, men ingår också i en annan insats kort.",
    "Insatsen {insats!c} har ett eget insatskort men ingår också i kortet för {kort!c}: "
    "dess belopp skulle visas två gånger.",
    "Töm Kort i Insatser, eller ta bort insatsens rad i Insatskort.",
)
BUDGET_NEGATIV = varning(
    "budget-negativ",
    "Ett budgeterat belopp är negativt",
    "Budget och avgifter skrivs positiva, och posten säger om de är intäkt eller kostnad.",
    "{rubrik} är negativ. Budget och avgifter skrivs positiva, också kostnader; beloppet dras nu ifrån.",
    "Ta bort minustecknet om beloppet inte är en rättelse.",
)
TVA_BELOPP = fel(
    "tva-belopp",
    "En budgetrad har två belopp",
    "Raden har både ett årsbelopp och ett belopp för insatsens hela tid.",
    "Raden har både Belopp och Belopp hela perioden: det går inte att veta vilket som gäller.",
    "Töm det ena, eller dela raden i två.",
)
PERIOD_UTAN_DATUM = fel(
    "period-utan-datum",
    "Ett belopp för hela perioden går inte att dela på år",
    "Beloppet hör inte till en insats med Start och Slut, och då är det okänt vilka år det gäller.",
    "{vilken}, eller Post är inte insatsmedel: beloppet för hela perioden kan inte delas på år.",
    "Ange insats på raden och insatsens Start och Slut i Insatser, eller skriv årets del i Belopp.",
)
INTE_HELA_KRONOR = fel(
    "inte-hela-kronor",
    "Ett belopp för hela perioden är inte hela kronor",
    "Beloppet delas på år i hela kronor, och delarna ska tillsammans bli beloppet.",
    "Beloppet {tal} ska vara hela kronor, 0 eller mer: annars blir årens delar inte tillsammans beloppet.",
    "Avrunda beloppet till hela kronor.",
)
SUMMARAD_MED_ANTAL = fel(
    "summarad-med-antal",
    "En summarad har ett eget antal",
    "En rad i Deltagarantal med Slag summa räknas ut, men ett antal är också ifyllt.",
    "Raden är en summa men har ett eget antal: det går inte att veta om antalet eller summan gäller.",
    "Töm antalet, eller ändra Slag till räknas eller visas.",
)
TVA_VARDEN = fel(
    "tva-varden",
    "Ett verksamhetstal har två värden",
    "Raden har både ett värde och konton som värdet skulle räknas ur.",
    "Raden har både Värde och Konton: det går inte att veta vilket som gäller.",
    "Töm det ena. Med Konton räknas talet ur bokföringen.",
)
KONTON_UTAN_KRONOR = fel(
    "konton-utan-kronor",
    "Ett tal ur konton visas inte i pengar",
    "Talet räknas ur bokföringen, i kronor, men enheten är något annat.",
    "Talet räknas ur konton, i kronor, men Enhet är {enhet!c}.",
    "Välj kr, tkr eller mkr, eller töm Konton och skriv talet i Värde.",
)
OGILTIGA_KONTON = fel(
    "ogiltiga-konton",
    "Konton går inte att läsa",
    "Kontona i Verksamhetstal är inte kontonummer, eller står två gånger.",
    "Konton är {text!c}: varje konto ska vara tre till tio siffror och stå en gång.",
    "Skriv kontona ett och ett med semikolon emellan, till exempel 7240; 7241.",
)
