"""Requests of citizens: the list, a new one, and one on the desk."""
