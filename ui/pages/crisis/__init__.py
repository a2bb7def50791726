"""The pages of a crisis: the form of six fields, and one that was written down."""
