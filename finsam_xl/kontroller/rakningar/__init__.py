"""Kontroller av räkningarna: balans, resultat, kassaflöde, noter, drift, översikt, fördelning, mål och delar."""
