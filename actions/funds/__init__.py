"""Funds: opened, promised, collected, spent and closed; no money ever passes through here."""
