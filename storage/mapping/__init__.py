"""Between rows and values, by hand: one pair of functions for each aggregate, exact both ways."""
