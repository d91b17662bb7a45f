"""Push messages to people's phones: encrypted for one browser, handed to that browser's push service.

`protocol` says what every push gateway must do, `webpush` does it, `recording` remembers instead, for tests and demos.
"""
