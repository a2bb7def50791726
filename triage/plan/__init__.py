"""The 1-plan: that somebody gets support, from whom and when, and never what it is for."""
