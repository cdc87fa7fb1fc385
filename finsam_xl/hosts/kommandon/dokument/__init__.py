"""`finsam dokument`: the report as a Word document."""
