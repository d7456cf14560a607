"""The doors: what people tap and type."""
