"""The account to the council, and the sample that the FG reads again."""
