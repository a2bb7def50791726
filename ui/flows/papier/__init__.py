"""Papers on the screen that belong to no one piece: forms to fill in by hand, and checking what somebody brings."""
