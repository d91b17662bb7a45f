"""Why a collection changes, said as towns say it most often: nobody should have to write it at six in the morning."""

from parvis.kernel.language import Words

COMMON_REASONS: tuple[Words, ...] = (
    {"fr": "Imprévu dans la tournée", "en": "Unforeseen problem on the route"},
    {"fr": "Tempête de neige", "en": "Snowstorm"},
    {"fr": "Verglas", "en": "Freezing rain"},
    {"fr": "Camion en panne", "en": "Truck breakdown"},
    {"fr": "Rue barrée par des travaux", "en": "Street closed for works"},
    {"fr": "Événement dans la rue", "en": "Event in the street"},
)
"""The first is proposed where nobody chose another."""
