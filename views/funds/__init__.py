"""What people see of funds."""
