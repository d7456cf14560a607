"""What people see of notices."""
