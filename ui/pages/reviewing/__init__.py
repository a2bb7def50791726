"""The page on which a decision is looked at again."""
