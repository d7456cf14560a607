"""Places, households, people, roles: the registry everything else stands on."""
