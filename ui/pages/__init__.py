"""One page for each thing a person comes to do."""
