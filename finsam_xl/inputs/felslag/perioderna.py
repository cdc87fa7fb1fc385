"""Perioderna: dagar som ingen period slutar, och rader för perioder som ingen rapport läser."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel, varning

PERIOD_OKAND = varning(
    "period-okand",
    "Rader hör till en annan period",
    "Raderna är för en period som ingen av bokens rapporter läser. De får stå kvar.",
    "Perioden {period} ({antal} rader) är ingen av rapportens perioder ({perioder}): raderna kommer inte med.",
    "Rätta datumet på raderna, eller perioderna i Grunddata.",
)
PERIOD_UTAN_RAPPORT = fel(
    "period-utan-rapport",
    "Ett belopp står på en dag som ingen rapport har",
    "Dagen är inte den sista i någon period, så beloppet kan aldrig komma med.",
    "Period är {period}{fler}, som inte är sista dagen i någon period: beloppet på raden räknas inte i någon rapport.",
    "Skriv periodens sista dag, till exempel någon av Grunddatas: {perioder}.",
)
INGEN_PERIODS_SLUT = fel(
    "ingen-periods-slut",
    "En balansdag är inte sista dagen i en månad",
    "Raderna i Saldo och Budget står på en månads sista dag, och hittas bara för den.",
    "Dagen är {datum}, som inte är sista dagen i en månad: ingen rad i Saldo eller Budget hör till den.",
    "Skriv periodens sista dag, till exempel {manadsslut}.",
)
PERIODER_OMVANDA = fel(
    "perioder-omvanda",
    "Jämförelseperioden är inte före perioden",
    "Kolumnen för året före skulle visa samma år, eller ett senare.",
    "Jämförelseperioden slutar inte före rapportens period: kolumnerna skulle visa fel år.",
    "Skriv samma dag året före.",
)
