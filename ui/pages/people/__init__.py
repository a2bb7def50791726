"""The pages of beheer: people, teams, replacement, rights, and what the municipality set."""
