"""The flow of signals."""
