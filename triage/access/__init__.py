"""Who may do what with which casus, and the log line that every look and change leaves."""
