"""The flow of a crisis."""
