"""The flows of the agreements with organisations."""
