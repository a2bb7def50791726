"""Papers that were issued, and dossiers for the archive, on the screen."""
