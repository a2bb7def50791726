"""Keeps it: one encrypted file, one transaction for a change and its log line, a chain that shows tampering."""
