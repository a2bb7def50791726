"""One casus: its people, parties and share lines, the walk through the steps, and what is missing."""
