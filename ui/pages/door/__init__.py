"""Coming in: unlocking, recovering, choosing a role, practising, and what stands in the way."""
