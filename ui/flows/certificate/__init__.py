"""Fetching and changing the certificate that papers are signed with."""
