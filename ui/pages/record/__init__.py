"""A sealed decision: its facts, its paper, checking, printing and saving."""
