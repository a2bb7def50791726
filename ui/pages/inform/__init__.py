"""The page of informing one person: how it stands, the letter, telling, and a deferral with its decisions."""
