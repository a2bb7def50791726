"""The triage on the screen: one flow for each thing that somebody does there."""
