"""Beheer on the screen: people and the kader."""
