"""Files people send: one store per town, addressed by content, outside the web root.

`protocol` says what every store must do, `disk` keeps files in a folder, `recording` in memory, for tests and demos.
"""
