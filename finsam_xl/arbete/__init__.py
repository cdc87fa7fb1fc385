"""What the program does, for the command line and for Excel alike; nothing here knows where it runs."""
