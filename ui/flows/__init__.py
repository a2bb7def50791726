"""The way between a page and the use cases: one flow per thing a person comes to do; no rules of law, no sentences."""
