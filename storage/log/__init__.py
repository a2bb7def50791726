"""The log: one line for every look and every change, each bound to the one before; heads kept outside the file."""
