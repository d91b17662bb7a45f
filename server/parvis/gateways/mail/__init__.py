"""Mail to people: handed once to the town's own mail server.

`protocol` says what every mail gateway must do, `smtp` does it, `recording` remembers instead, for tests and demos;
`none` stands where no mail server is set.
"""
