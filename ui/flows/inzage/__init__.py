"""The log on the screen: the list, checking, files, and the overview for a citizen."""
