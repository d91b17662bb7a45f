"""The demo town's desks, and which form goes to which."""

from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import list_open_forms
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.towns.services import get_town_by_slug

DEMO_TOWN = "sainte-aurelie"

_DESKS: dict[str, tuple[Words, str]] = {
    "travaux-publics": ({"fr": "Travaux publics", "en": "Public Works"}, "418 555-0142"),
    "urbanisme": ({"fr": "Urbanisme et permis", "en": "Planning and Permits"}, "418 555-0143"),
    "environnement": ({"fr": "Environnement et collectes", "en": "Environment and Collections"}, "418 555-0144"),
    "accueil": ({"fr": "Accueil de la mairie", "en": "Town Hall Reception"}, "418 555-0100"),
}
_DESK_OF_CATEGORY = {
    "voirie": "travaux-publics",
    "permis": "urbanisme",
    "collectes": "environnement",
}
_NEXT_STEPS: dict[str, list[Words]] = {
    "signaler": [
        {"fr": "L’équipe va voir sur place.", "en": "The team goes to look."},
        {"fr": "L’équipe prépare la réparation.", "en": "The team prepares the repair."},
    ],
}


async def open_desks() -> str:
    """Open the demo town's desks and send each form to its own; what staff changed since stays."""
    town = await get_town_by_slug(DEMO_TOWN)
    async with unit_of_work(town.id) as uow:
        await uow.connection.executemany(
            "insert into requests_desk (id, town_id, code, name, phone, email) values ($1, $2, $3, $4, $5, '') "
            "on conflict (town_id, code) do nothing",
            [(new_id(), town.id, code, _json(name), phone) for code, (name, phone) in _DESKS.items()],
        )
        await uow.connection.executemany(
            "insert into requests_form_setting (id, town_id, form, desk, next_steps) values ($1, $2, $3, $4, $5) "
            "on conflict (town_id, form) do nothing",
            await _settings(town.id),
        )
    return f"Opens {len(_DESKS)} desks"


async def _settings(town_id: UUID) -> list[tuple[UUID, UUID, str, str, str]]:
    return [
        (
            new_id(),
            town_id,
            form.code,
            _DESK_OF_CATEGORY.get(form.category, "accueil"),
            _json(_NEXT_STEPS.get(form.code, [])),
        )
        for form in await list_open_forms(town_id)
    ]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
