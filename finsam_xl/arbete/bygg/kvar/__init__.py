"""What is left to fill in: what the reports wait for, where it is filled in, and the sheet that says so."""
