"""The pages of papers that were issued, and of dossiers for the archive."""
