"""The machine: what the buttons need, put in order and told."""
