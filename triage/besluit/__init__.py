"""Proposing, deciding with four eyes, sealing and verifying."""
