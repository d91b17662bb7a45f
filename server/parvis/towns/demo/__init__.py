"""Sainte-Aurélie-des-Érables: an invented town of about 7,000 people on the river Bruyante, to try Parvis with.

Nothing of it exists, and nothing of it is filler: `ground` draws the river and the districts, `streets` lays the
streets, `addresses` numbers the houses, the JSON files hold its words, `load` writes it all, the same each time.
"""
