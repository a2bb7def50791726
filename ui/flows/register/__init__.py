"""The flows of the register of processing and the DPIA."""
