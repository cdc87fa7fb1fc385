"""Årsredovisningens tabeller."""
