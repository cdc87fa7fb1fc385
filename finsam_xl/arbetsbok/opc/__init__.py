"""The package: a zip of parts, read within bounds, with the relations between them and their XML."""
