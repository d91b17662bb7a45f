"""What is decided about requests, pure: arguments in, values out."""
