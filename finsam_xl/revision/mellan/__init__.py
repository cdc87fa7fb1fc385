"""Two books compared: what each holds, known by its name and not by its place, and what differs between them."""
