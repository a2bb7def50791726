"""The use cases of what follows a decision, and of a crisis, one small file per subject."""
