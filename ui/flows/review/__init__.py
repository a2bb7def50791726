"""The flow of looking at a decision again."""
