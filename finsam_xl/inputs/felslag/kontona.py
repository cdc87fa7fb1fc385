"""Kontona: intervall i Kontoplan som inte täcker varje konto en enda gång, och koder som ingen rapport har."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel, varning

OKAND_KOD = fel(
    "okand-kod",
    "En kod i Kontoplan finns inte",
    "Rad, Not eller Drift säger var i rapporterna kontona visas, men ingen rad heter så.",
    "{rubrik} är {text!c}, som ingen rad i rapporterna heter: kontona kommer inte med någonstans.",
    "Använd en av: {koder!l}.",
)
KONTOPLAN_VAND = fel(
    "kontoplan-vand",
    "Ett kontointervall är omvänt",
    "Intervallet slutar före det börjar.",
    "Intervallet {fran}–{till} slutar före det börjar och täcker inget konto.",
    "Byt plats på Konto från och Konto till.",
)
KONTOPLAN_OVERLAPP = fel(
    "kontoplan-overlapp",
    "Två kontointervall överlappar",
    "Samma konto hör till två intervall.",
    "Intervallet {intervall} täcker konton som också hör till {andra}: de kan inte placeras på en rad.",
    "Ändra gränserna så att varje konto hör till ett enda intervall.",
)
KONTOPLAN_LUCKA = fel(
    "kontoplan-lucka",
    "Konton hör inte till något intervall",
    "Mellan två intervall finns konton som inget av dem täcker.",
    "Konton efter {efter} och före {fore} hör inte till något intervall: de skulle hamna i Oplacerat.",
    "Flytta en gräns, eller lägg till ett intervall för kontona.",
)
KONTO_UTAN_RAD = varning(
    "konto-utan-rad",
    "Ett konto med saldo finns inte i Kontoplan",
    "Inget intervall täcker kontot, så beloppet har ingen plats i rapporten.",
    "Konto {konto} finns inte i Kontoplan ({antal} rader): beloppet hamnar i Oplacerat och kontrollen blir röd.",
    "Lägg till ett intervall som täcker {konto} på bladet Kontoplan.",
)
