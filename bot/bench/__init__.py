"""Figures measured end to end: this bot beside the simplest one, over HTTP, in one run."""
