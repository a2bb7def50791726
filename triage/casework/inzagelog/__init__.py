"""The use cases of the log: looking at it, checking it, giving it out, and telling the citizen."""
