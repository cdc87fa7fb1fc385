"""Kontroller av insatser, deltagare, verksamhetstal och bilagor."""
