"""Rapporterna: vilka slag som finns, vad var och en innehåller, och hur den placeras på blad."""
