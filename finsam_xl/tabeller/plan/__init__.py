"""Verksamhetsplanens tabeller."""
