"""The account to the council on the screen, and the sample that the FG reads again."""
