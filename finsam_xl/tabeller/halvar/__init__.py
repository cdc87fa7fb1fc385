"""Halvårsredovisningens tabeller."""
