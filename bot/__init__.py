"""The running program; nothing imports it."""
