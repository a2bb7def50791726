"""Whom to call, asking for access, and answering: no word of a casus stands on any of these pages."""
