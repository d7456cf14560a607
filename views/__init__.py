"""What people see: text and buttons as plain data."""
