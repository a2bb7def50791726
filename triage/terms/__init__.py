"""Terms: which days count, when a term ends, and how it runs, is suspended and is extended."""
