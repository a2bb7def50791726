"""The door on the screen: founding, unlocking, choosing a role."""
