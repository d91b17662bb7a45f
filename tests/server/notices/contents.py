"""Notices that are whole: what tests change one thing of."""

from parvis.notices.schemas import NoticeContent

BOIL = NoticeContent(
    kind="boil_water",
    severity="emergency",
    title={"fr": "Avis d’ébullition de l’eau", "en": "Boil-water advisory"},
    body={"fr": "Une conduite s’est brisée rue des Érables.", "en": "A main broke on rue des Érables."},
    what_to_do={"fr": "Faites bouillir l’eau du robinet 1 minute.", "en": "Boil tap water for 1 minute."},
    place_words={"fr": "Secteur du Village", "en": "Village sector"},
    contact={"fr": "Travaux publics, 418 555-0142", "en": "Public Works, 418 555-0142"},
    closing={"fr": "L’eau est redevenue potable.", "en": "The water is safe again."},
    districts=["village"],
)
