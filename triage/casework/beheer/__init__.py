"""The use cases of beheer: people, roles, teams, rights, and the versions of the kader. Nothing of a casus."""
