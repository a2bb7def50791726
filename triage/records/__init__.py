"""From sealed facts to neutral blocks: what a document says, never how it looks."""
