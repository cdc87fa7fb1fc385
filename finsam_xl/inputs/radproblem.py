"""Fel mellan rader och tabeller, en funktion per meddelande: vad, var, vad det betyder och vad man gör."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.citat import citat, lista
from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "budget_negativ",
    "dubblett",
    "indikator_utan_mal",
    "ingen_periods_slut",
    "inte_hela_kronor",
    "konto_utan_rad",
    "konton_utan_kronor",
    "kontoplan_lucka",
    "kontoplan_overlapp",
    "kontoplan_vand",
    "kort_tva_ganger",
    "objekt_delat",
    "ogiltiga_konton",
    "okand_etikett",
    "okand_hanvisning",
    "okand_kod",
    "period_okand",
    "period_utan_datum",
    "period_utan_rapport",
    "perioder_omvanda",
    "samma_nummer",
    "slut_fore_start",
    "soktecken",
    "summarad_med_antal",
    "tva_belopp",
    "tva_varden",
]

_UPPRAKNADE = 6


def samma_nummer(plats: str, nummer: str, forsta: str) -> Problem:
    """Ett mål eller en indikator har ett nummer som redan finns."""
    return Problem(
        "samma-nummer",
        Niva.FEL,
        plats,
        f"Numret {citat(nummer)} står också i {forsta}: raderna går inte att skilja åt i formlerna.",
        "Ge varje mål och varje indikator ett eget nummer, till exempel 1.1 och 2.1 i stället för 1 och 1.",
    )


def indikator_utan_mal(plats: str, nummer: str, mal: str) -> Problem:
    """En indikator hör till ett mål som inte har någon egen rad."""
    return Problem(
        "indikator-utan-mal",
        Niva.FEL,
        plats,
        f"Indikator {citat(nummer)} hör till mål {citat(mal)}, som inte har någon egen rad: den kommer inte med.",
        f"Lägg till en rad med Mål nr {mal} och tomt Indikator nr, eller rätta Mål nr.",
    )


def ogiltiga_konton(plats: str, text: str) -> Problem:
    """Konton i Verksamhetstal som inte går att läsa som kontonummer."""
    return Problem(
        "ogiltiga-konton",
        Niva.FEL,
        plats,
        f"Konton är {citat(text)}: varje konto ska vara tre till tio siffror och stå en gång.",
        "Skriv kontona ett och ett med semikolon emellan, till exempel 7240; 7241.",
    )


def okand_hanvisning(plats: str, rubrik: str, text: str, blad: str) -> Problem:
    """En hänvisning till ett id som inte finns."""
    return Problem(
        "okand-hanvisning",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)}, men det finns ingen rad med det id:t på bladet {blad}.",
        f"Rätta stavningen, eller lägg till raden på bladet {blad}.",
    )


def okand_kod(plats: str, rubrik: str, text: str, koder: Iterable[str]) -> Problem:
    """En kod i Kontoplan som ingen rapportrad har."""
    return Problem(
        "okand-kod",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)}, som ingen rad i rapporterna heter: kontona kommer inte med någonstans.",
        f"Använd en av: {lista(koder)}.",
    )


def okand_etikett(plats: str, rubrik: str, text: str, giltiga: Sequence[str], lik: str) -> Problem:
    """En egen etikett för en tabell eller en rad som inte finns; *lik* är det id som mest liknar det skrivna."""
    menat = f" Menas {lik}?" if lik else ""
    return Problem(
        "okand-etikett",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)}, som ingen {'tabell' if rubrik == 'Tabell' else 'rad i tabellen'} heter: texten "
        f"trycks ingenstans.{menat}",
        f"Välj ett av: {lista(giltiga)}.",
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


def period_utan_rapport(plats: str, period: str, celler: Sequence[str], perioder: str) -> Problem:
    """Rader med belopp på en dag som ingen rapport kan läsa."""
    fler = f" (också {lista(celler[1:_UPPRAKNADE])}{' med flera' if len(celler) > _UPPRAKNADE else ''})"
    return Problem(
        "period-utan-rapport",
        Niva.FEL,
        plats,
        f"Period är {period}{fler if celler[1:] else ''}, som inte är sista dagen i någon period: beloppet på raden "
        "räknas inte i någon rapport.",
        f"Skriv periodens sista dag, till exempel någon av Grunddatas: {perioder}.",
    )


def ingen_periods_slut(plats: str, datum: str, manadsslut: str) -> Problem:
    """En balansdag i Grunddata som inte är sista dagen i en månad."""
    return Problem(
        "ingen-periods-slut",
        Niva.FEL,
        plats,
        f"Dagen är {datum}, som inte är sista dagen i en månad: ingen rad i Saldo eller Budget hör till den.",
        f"Skriv periodens sista dag, till exempel {manadsslut}.",
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
        f"Insatsen {citat(insats)} slutar före den börjar.",
        "Rätta Start eller Slut.",
    )


def kort_tva_ganger(plats: str, insats: str, kort: str) -> Problem:
    """En insats med eget insatskort som också ingår i ett annat."""
    return Problem(
        "kort-tva-ganger",
        Niva.FEL,
        plats,
        f"Insatsen {citat(insats)} har ett eget insatskort men ingår också i kortet för {citat(kort)}: "
        "dess belopp skulle visas två gånger.",
        "Töm Kort i Insatser, eller ta bort insatsens rad i Insatskort.",
    )


def soktecken(plats: str, rubrik: str, text: str) -> Problem:
    """En nyckel som ett villkor i Excel skulle läsa som ett mönster, en jämförelse, ett datum eller ett tal."""
    return Problem(
        "soktecken",
        Niva.FEL,
        plats,
        f"{rubrik} är {citat(text)}, som Excel läser som ett sökvillkor (<, >, =, *, ? eller ~), ett datum eller ett "
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
    vilken = f"Insatsen {citat(insats)} saknar Start eller Slut" if insats else "Raden saknar insats"
    return Problem(
        "period-utan-datum",
        Niva.FEL,
        plats,
        f"{vilken}, eller Post är inte insatsmedel: beloppet för hela perioden kan inte delas på år.",
        "Ange insats på raden och insatsens Start och Slut i Insatser, eller skriv årets del i Belopp.",
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
        f"Talet räknas ur konton, i kronor, men Enhet är {citat(enhet)}.",
        "Välj kr, tkr eller mkr, eller töm Konton och skriv talet i Värde.",
    )
