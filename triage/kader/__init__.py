"""The afwegingskader as values: its model, its loading with all faults at once, its five-word conditions."""
