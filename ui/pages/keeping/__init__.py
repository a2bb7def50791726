"""The pages of closing, handing over, keeping and destroying."""
