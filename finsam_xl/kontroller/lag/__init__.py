"""Lagens krav på årsredovisningen: det som ska sägas, och noterna mot sina rader i räkningarna."""
