"""Advice: asking for it, giving it, and reading a casus or a besluit without names."""
