"""Where the program runs: the command line, Excel, and the machine they stand on."""
