"""What stands around every page: the bars, the places to go, help, and the watch on an unattended screen."""
