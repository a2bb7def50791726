"""A notice that is owed to somebody: its letter, that it went out, and what was answered."""
