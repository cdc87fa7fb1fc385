"""Tiden i en saldolista: listans egen, radernas, och orden som dagar och månader skrivs med."""
