"""Arbetsboken själv: indatablad, start- och hjälpblad, och den stil som alla blad delar."""
