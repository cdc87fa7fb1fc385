"""Vad rapporterna visar: en modul per tabell, med tabellens siffror (poster) och dess uppställning."""
