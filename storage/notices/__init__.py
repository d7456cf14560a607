"""Notices: the register, each occurrence, to whom it went, who comes and who has seen it."""
