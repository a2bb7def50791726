"""What is done without a window: on the terminal, with the rights, the login and the log of the window."""
