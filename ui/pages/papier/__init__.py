"""Pages with forms to fill in by hand, and with the check of a paper that somebody brings."""
