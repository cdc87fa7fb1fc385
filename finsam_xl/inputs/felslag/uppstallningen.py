"""Uppställningen: egna rader och noter som inte kan tryckas, och lagens rader när boken säger något annat om dem."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel, varning

RADENS_ID = fel(
    "radens-id",
    "En rad eller en not har ett id som inte går att använda",
    "Id blir ett namn i arbetsboken och en kod i Kontoplan.",
    "{text!c} kan inte vara ett id: {varfor}.",
    "Skriv till exempel {exempel}.",
)
RADENS_TABELL = fel(
    "radens-tabell",
    "En rad hör till en tabell som inte finns",
    "Raden trycks ingenstans.",
    "Tabell är {text!c}, som varken är en räkning eller en not.",
    "Välj en av {giltiga!l}, eller lägg till noten på bladet Noter.",
)
ID_KROCKAR = fel(
    "id-krockar",
    "En rads id är redan något annats",
    "Två siffror kan inte ha samma namn.",
    "{text!c} är redan {vad}: siffrorna går inte att skilja åt.",
    "Välj ett annat id, eller ändra det andra.",
)
LAGENS_RAD = fel(
    "lagens-rad",
    "En av lagens rader är ändrad på ett sätt som inte går",
    "Lagens rader har sin plats i räkningarna, sitt tecken och sin summa av programmet.",
    "{rubrik} är {text!c} på raden {id}, men ska vara {ska_vara}: {varfor}.",
    "Ändra tillbaka, eller lägg till en egen rad.",
)
LAGENS_RADER_SAKNAS = varning(
    "lagens-rader-saknas",
    "Lagens rader är borttagna ur Rapportrader",
    "En rad som lagen kräver trycks också när den inte står på bladet.",
    "{vilka!l} står inte på bladet {blad}: de trycks ändå, och läggs tillbaka sist på bladet när en rapport byggs.",
    "Ingenting behöver göras. En rad som inte ska synas när den är tom har Visas «när den har belopp».",
)
RAD_UTAN_KONTON = varning(
    "rad-utan-konton",
    "En egen rad har inga konton",
    "Radens belopp är summan av kontona som har dess id i Kontoplan. Utan konton är det 0, och raden trycks inte.",
    "Inget konto i Kontoplan har {id} i kolumnen {kolumn}: raden har inget belopp.",
    "Skriv {id} i {kolumn} i Kontoplan för radens konton, eller ta bort raden.",
)
SUMMERAR_OKLART = fel(
    "summerar-oklart",
    "Det går inte att veta vad en rad summerar",
    "En rad summerar en enda sak: sin kod i Kontoplan, andra rader, en delning eller intervall av konton.",
    "Summerar är {text!c}: {varfor}.",
    "{gor}",
)
OKAND_RAD = fel(
    "okand-rad",
    "En rad hänvisar till en rad eller en not som inte finns",
    "Beloppet eller hänvisningen skulle försvinna.",
    "{rubrik} är {text!c}, {varfor}.",
    "Rätta stavningen, eller välj en av: {giltiga!l}.",
)
RADER_I_RING = fel(
    "rader-i-ring",
    "Rader summerar varandra",
    "En rad som i sista hand summerar sig själv har inget belopp.",
    "{kedja} går i ring.",
    "Ta bort en av raderna ur Summerar.",
)
NOTENS_SLAG = fel(
    "notens-slag",
    "En not är av ett annat slag än det den håller",
    "En text har inga rader, och en not med rader har några.",
    "{text!c} är {slag} men {brist}.",
    "{gor}",
)
TVA_TEXTER = fel(
    "tva-texter",
    "En rad har två texter",
    "Rapportrader och Etiketter säger olika om samma rad.",
    "Raden {id} heter {text!c} i Rapportrader ({andra}) men {etikett!c} i Etiketter: det går inte att veta vilken som "
    "trycks.",
    "Ta bort raden i Etiketter; radens text står i Rapportrader.",
)
