"""Reglerna för verksamheten: insatskort, deltagare, mål och styrelse."""
