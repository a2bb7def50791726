"""The triage: steps, questions, items, what stops the way, and reading it over."""
