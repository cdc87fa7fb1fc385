"""Läsningen av ett tryck: en mapp eller en arbetsbok blir tabeller, rader och tal, så som de står."""
