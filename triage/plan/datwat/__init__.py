"""The dat-wat check: marks what tells why or for what somebody gets support, and offers neutral words. No network."""
