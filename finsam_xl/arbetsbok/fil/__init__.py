"""Files on disk: read within bounds, written beside and renamed, and what a killed run left."""
