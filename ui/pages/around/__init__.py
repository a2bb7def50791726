"""Around a casus: who may see it and why, and what belongs to it; without a name of an inhabitant."""
