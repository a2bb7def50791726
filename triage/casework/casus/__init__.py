"""The use cases of one casus: opening, answering, putting forward, deciding, and its papers."""
