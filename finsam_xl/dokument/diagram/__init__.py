"""Rapportens diagram som bilder: talen ur bladet Diagram, läsbara i gråskala och med alternativtext."""
