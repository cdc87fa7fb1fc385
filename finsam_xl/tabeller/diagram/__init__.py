"""Bladet Diagram: talen ur rapportens egna tabeller, och diagrammen av dem."""
