"""The page of the register of processing and the DPIA."""
