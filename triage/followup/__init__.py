"""What follows a decision, and what comes before it when there is no time: each piece with its state and its terms."""
