"""What follows the decisions of a casus, and one line that may leave."""
