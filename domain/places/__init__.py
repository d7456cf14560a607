"""Places, the homes in them, the people there and what each may do."""
