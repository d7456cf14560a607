"""What is done with ballots: one unit of work each."""
