"""Requests of citizens, and the notices that follow from them."""
