"""Deciding: the whole reasoning beside the decision that a person makes."""
