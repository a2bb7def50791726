"""Lists: what waits, and the casussen; without a name of an inhabitant."""
