"""The certificate that papers are signed with."""
