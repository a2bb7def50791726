"""The pages of signals: the list, a new one, and one on the desk."""
