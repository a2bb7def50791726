"""The casusoverleg on the screen: who is asked and why, who takes part, what is on the table."""
