"""The account to the council: what is counted of a year, and which numbers may be published. Numbers and no names."""
