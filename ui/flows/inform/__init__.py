"""The flow of informing one person about a decision."""
