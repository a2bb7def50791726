"""What is owed, week by week."""
