"""The review of a printed report: where it is read from, the book it is held against, and how it is shown."""
