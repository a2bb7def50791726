"""The keys: one random data key, a slot for each account, recovery on paper. The keyring never holds the only copy."""
