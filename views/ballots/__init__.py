"""How ballots look: drafts, panels, tools, results."""
