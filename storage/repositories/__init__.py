"""The ports of `triage` over the tables; every look and change leaves its log lines in its own transaction."""
