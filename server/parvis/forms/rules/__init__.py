"""What is decided about forms, pure: arguments in, values out."""
