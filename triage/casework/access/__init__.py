"""The use cases of need to know: who is named, whom to call, asking for access or advice, reading without names."""
