"""The Bot API methods; each takes world, checked call and files, and returns the result."""
