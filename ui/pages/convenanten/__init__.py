"""The pages of the agreements with organisations."""
