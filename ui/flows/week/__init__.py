"""What is owed, week by week; the calendar file; the reminder; and where each thing that is owed opens."""
