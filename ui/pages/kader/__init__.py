"""The versions of the kader: the list, what changes, and letting one go in."""
