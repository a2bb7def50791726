"""The access log on the screen: its lines, its state, and the overview for a citizen."""
