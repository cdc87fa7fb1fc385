"""Insatsernas tabeller: insatserna, deras kort i bilaga 1, och halvårets övriga deltagarantal."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import ID, JA, Indatakolumn, Indatatabell, Typ, valfri
from finsam_xl.modell import Bedomning, Deltagarantal, Inriktning, Insats, Insatskort, Insatsslag, Radslag, Version

__all__ = ["DELTAGARANTAL", "INSATSER", "INSATSKORT"]


INSATSER = Indatatabell(
    "Insatser",
    "Insatser",
    "En rad per insats, och per eget kostnadsställe. Belopp står i Budget och Objektsaldo.",
    (
        ID,
        Indatakolumn("Insats", Typ.TEXT, "Namnet som det trycks.", kravs=True, bredd=40, falt="namn"),
        Indatakolumn(
            "Objekt",
            Typ.TEXT,
            "Insatsens objektnummer i bokföringen; flera skrivs 20; 24.",
            bredd=10,
            jamford=True,
            falt="objekt",
        ),
        Indatakolumn(
            "Ordning", Typ.HELTAL, "Plats i tabellen Samverkansinsatser; tom visas inte.", bredd=10, falt="ordning"
        ),
        Indatakolumn(
            "Kort ägarnamn", Typ.TEXT, "Till exempel Bollnäs; tomt tar Insatsägare.", bredd=16, falt="kort_agare"
        ),
        Indatakolumn("Insatsägare", Typ.TEXT, "Till exempel Bollnäs kommun.", bredd=24, falt="insatsagare"),
        Indatakolumn("Grupp", Typ.TEXT, "Grupp i verksamhetsplanen.", bredd=18, jamford=True, falt="grupp"),
        Indatakolumn(
            "Inriktning",
            Typ.TEXT,
            "Individinriktad eller strukturövergripande.",
            bredd=22,
            jamford=True,
            falt="inriktning",
        ),
        Indatakolumn(
            "Kategori",
            Typ.TEXT,
            "Preciserad inriktning, till exempel Förberedande.",
            bredd=28,
            jamford=True,
            falt="kategori",
        ),
        Indatakolumn("Start", Typ.DATUM, "Första dagen.", bredd=12, falt="start"),
        Indatakolumn("Slut", Typ.DATUM, "Sista dagen.", bredd=12, falt="slut"),
        Indatakolumn(
            "Status",
            Typ.VAL,
            "Läget på balansdagen.",
            val=("pågående", "avslutad", "beslutad"),
            bredd=11,
            falt="status",
        ),
        Indatakolumn("Kvinnor", Typ.HELTAL, "Antal deltagare.", bredd=9, falt="kvinnor", arets=True),
        Indatakolumn("Män", Typ.HELTAL, "Antal deltagare.", bredd=9, falt="man", arets=True),
        Indatakolumn(
            "Plats i deltagare",
            Typ.HELTAL,
            "Ordning i deltagartabellen; tom visas inte.",
            bredd=15,
            falt="plats_deltagare",
        ),
        Indatakolumn(
            "Plats i måluppfyllelse",
            Typ.HELTAL,
            "Ordning bland bedömda insatser; tom visas inte.",
            bredd=18,
            falt="plats_malbedomning",
        ),
        Indatakolumn("Visas efter summan", Typ.VAL, "ja: utanför insatsmedel.", val=JA, bredd=12, falt="memo"),
        Indatakolumn(
            "Bedömning", Typ.VAL, "Måluppfyllelse.", val=tuple(Bedomning), bredd=28, falt="bedomning", arets=True
        ),
        Indatakolumn("Notering", Typ.TEXT, "Trycks i tabellen.", bredd=30, falt="notering"),
        Indatakolumn(
            "Undergrupp",
            Typ.TEXT,
            "Rubrik inom gruppen i verksamhetsplanen.",
            bredd=26,
            valfri=True,
            jamford=True,
            falt="undergrupp",
        ),
        Indatakolumn(
            "Kort",
            Typ.TEXT,
            "Insatsen vars insatskort den ingår i; tom har eget kort.",
            hanvisar="Insatser",
            bredd=26,
            valfri=True,
            falt="kort",
        ),
        valfri("Kortdel", Typ.TEXT, "Vad den kallas på ett kort med flera insatser; namnet om tom.", 30, "kortdel"),
        valfri(
            "Slag",
            Typ.VAL,
            "kansli eller styrelse: ett kostnadsställe som är förbundets eget. Tom är en insats.",
            11,
            "slag",
            val=tuple(Insatsslag),
        ),
        valfri("Konton", Typ.TEXT, "Styrelsens konton, om den inte har ett eget objekt: 7210; 7240.", 18, "konton"),
        valfri("Uppföljningsmetod", Typ.TEXT, "Som den valdes i Uppföljning Finsam.", 20, "metod"),
        valfri("ESF", Typ.VAL, "ja: delfinansieras av Europeiska socialfonden.", 7, "esf", val=JA),
        valfri("Id i Uppföljning Finsam", Typ.TEXT, "Fylls i när insatsen är registrerad där.", 22, "system_id"),
        valfri(
            "Registrerad inriktning",
            Typ.VAL,
            "Inriktningen insatsen registrerades med; den kan inte ändras i Uppföljning Finsam.",
            22,
            "registrerad",
            val=tuple(Inriktning),
        ),
        valfri("Ingående deltagare", Typ.HELTAL, "Pågående när året började.", 12, "ingaende", arets=True),
        valfri("Nya deltagare", Typ.HELTAL, "Började under året.", 10, "nya", arets=True),
        valfri("Nya kvinnor", Typ.HELTAL, "Kvinnor bland de nya.", 10, "nya_kvinnor", arets=True),
        valfri("Avslutade deltagare", Typ.HELTAL, "Slutade under året.", 12, "avslutade", arets=True),
        valfri("Avslutade kvinnor", Typ.HELTAL, "Kvinnor bland de avslutade.", 12, "avslutade_kvinnor", arets=True),
        valfri(
            "Pågående deltagare",
            Typ.HELTAL,
            "Vid årets slut: ingående och nya, minus avslutade.",
            12,
            "pagaende",
            arets=True,
        ),
    ),
    ("Id",),
    typ=Insats,
    falt="insatser",
)

INSATSKORT = Indatatabell(
    "Insatskort",
    "Insatskort",
    "Bilaga 1, i kortens ordning. En punkt per rad i cellen (Alt+Retur), med sitt nummer först: 1. Ge stöd.",
    (
        Indatakolumn("Insats", Typ.TEXT, "Insatsens id.", kravs=True, hanvisar="Insatser", bredd=26, falt="insats"),
        Indatakolumn("Syfte", Typ.TEXT, "", bredd=50, falt="syfte"),
        Indatakolumn("Mål", Typ.TEXT, "En punkt per rad: 1. …", bredd=50, falt="mal"),
        Indatakolumn("Resultat", Typ.TEXT, "En punkt per rad: 1. …", bredd=50, falt="resultat"),
        Indatakolumn("Samverkansparter", Typ.TEXT, "", bredd=40, falt="samverkansparter"),
        Indatakolumn(
            "Bedömning", Typ.VAL, "Måluppfyllelse.", val=tuple(Bedomning), bredd=28, falt="bedomning", arets=True
        ),
        Indatakolumn("Kommentar", Typ.TEXT, "Fri kommentar till måluppfyllelsen.", bredd=50, falt="kommentar"),
        valfri(
            "Insatsägare", Typ.TEXT, "Om kortet anger mer än Insatser, till exempel en förvaltning.", 40, "insatsagare"
        ),
        valfri("Målgrupp", Typ.TEXT, "Vilka insatsen vänder sig till.", 40, "malgrupp"),
        valfri("Deltagarregistrering", Typ.TEXT, "Till exempel Endast volym.", 24, "deltagarregistrering"),
        valfri("Resultatrubrik", Typ.VAL, "Resultat om tom.", 16, "resultatrubrik", val=("Resultat", "Aktiviteter")),
        valfri(
            "Budgetversion",
            Typ.VAL,
            "Om kortet visar en annan version än Grunddata.",
            18,
            "budgetversion",
            val=tuple(Version),
        ),
        valfri("Deltagare", Typ.HELTAL, "Om kortet räknar annorlunda än Insatser.", 11, "deltagare", arets=True),
        valfri("Kvinnor", Typ.HELTAL, "Om kortet räknar annorlunda än Insatser.", 9, "kvinnor", arets=True),
        valfri("Män", Typ.HELTAL, "Om kortet räknar annorlunda än Insatser.", 9, "man", arets=True),
        valfri("Andel kvinnor", Typ.PROCENT, "Om bara andelen är känd.", 13, "andel_kvinnor", arets=True),
        valfri("Deltagare avser", Typ.TEXT, "Vad antalet gäller, till exempel unika individer 2025.", 30, "avser"),
    ),
    ("Insats",),
    typ=Insatskort,
    falt="insatskort",
)

DELTAGARANTAL = Indatatabell(
    "Deltagarantal",
    "Deltagarantal",
    "Halvårets deltagare utöver insatskortens: en rad per antal, som hamnar under sin insats eller inriktning.",
    (
        ID,
        Indatakolumn("Rad", Typ.TEXT, "Vad antalet är, som det trycks.", kravs=True, bredd=44, falt="rad"),
        Indatakolumn(
            "Insats",
            Typ.TEXT,
            "Insatsens id; tom när antalet inte hör till en insats.",
            hanvisar="Insatser",
            bredd=26,
            falt="insats",
        ),
        Indatakolumn(
            "Inriktning",
            Typ.TEXT,
            "Tom när den är insatsens, som i Insatser.",
            bredd=22,
            jamford=True,
            falt="inriktning",
        ),
        Indatakolumn(
            "Antal", Typ.HELTAL, "Tomt på en summarad, eller när könen är ifyllda.", bredd=9, falt="antal", arets=True
        ),
        Indatakolumn("Kvinnor", Typ.HELTAL, "Om könen är kända.", bredd=9, falt="kvinnor", arets=True),
        Indatakolumn("Män", Typ.HELTAL, "Om könen är kända.", bredd=9, falt="man", arets=True),
        Indatakolumn("Avser", Typ.TEXT, "Till exempel deltagare sedan start.", bredd=50, falt="avser"),
        Indatakolumn(
            "Slag",
            Typ.VAL,
            "räknas: ingår i inriktningens summa. visas: ingår inte. summa: insatsens kort och rader hittills.",
            kravs=True,
            val=tuple(Radslag),
            bredd=10,
            falt="slag",
        ),
    ),
    ("Id",),
    valfri=True,
    typ=Deltagarantal,
    falt="deltagarantal",
)
