"""The meaning: what is asked, what follows, who may, and what is recorded; no screen, no disk, no clock of its own."""
