"""The 1-plan on the screen: the list, beginning one, and the plan itself with who does what and when."""
