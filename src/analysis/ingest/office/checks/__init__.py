"""What came of a file and what is doubtful of it: its account, figures that can't be right, claims that deny one another, personal data."""
