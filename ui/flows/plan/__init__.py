"""The 1-plan and the casusoverleg on the screen."""
