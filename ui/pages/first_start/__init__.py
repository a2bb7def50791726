"""The first start: municipality, first people, and the sheet for recovery."""
