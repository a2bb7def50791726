"""Use cases of paper: forms, what was issued, checking a paper, and the account; each logged before it is given."""
