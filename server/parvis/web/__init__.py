"""The HTTP edge: what every request passes, whichever room answers it.

Start with `edge.py`, the outermost layer; then `guards.py` (who may), `datasets.py` (what is read), `problems.py` (how
refusals are said) and `site/` (the app's files, dressed for the town).
"""
