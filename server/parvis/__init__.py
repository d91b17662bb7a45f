"""Parvis: the forecourt of the town hall, on every phone.

The package is a house of rooms, one per domain of the town (collections, forms, notices, requests), on a kernel
that knows no domain at all. `parvis.rooms` is the table of contents; `parvis.app.create_app` puts the house together.
"""

__version__ = "0.2.0"
