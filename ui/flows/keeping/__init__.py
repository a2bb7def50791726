"""The flows of closing, handing over, keeping and destroying."""
