"""A figure's trail, shown on the screen or as a sheet."""
