"""The flows of the account to the council, and of the sample."""
