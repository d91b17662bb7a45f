"""Whom we serve: a town's names, hosts, hours, streets, districts, services, and its keys.

The promise to the citizen: the town hall's words and hours are right, its phone number is always there, and each town
sees only itself.
"""
