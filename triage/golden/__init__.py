"""Golden walks: cases written down with what must follow from them, run against a kader."""
