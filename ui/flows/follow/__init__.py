"""The flow of what follows a decision, and of the lines that may leave."""
