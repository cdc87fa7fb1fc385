"""Kalkylbladets funktioner: FÖRDELNING, AVVIKELSE, SOLIDITET ... Celler blir reglernas tal, och svaren celler.

Ingen modul här vet var Excel finns. Den som kör i Excel, i en testmotor eller skriver VBA läser registret.
"""
