"""Made again without loss: what we put in the document is framed and remembered, and renewed alone."""
