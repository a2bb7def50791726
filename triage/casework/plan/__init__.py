"""The use cases of the 1-plan and the casusoverleg."""
