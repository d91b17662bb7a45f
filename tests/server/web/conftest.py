"""A room that exists only here, with a route for every way an answer can turn out."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar import Controller, Litestar, Request, get, post, put
from litestar.params import FromPath, JSONBody

from parvis.app import create_app
from parvis.gateways import Gateways
from parvis.kernel.errors import Conflict, Invalid, NotFound, TooLarge, Unavailable
from parvis.kernel.room import Room
from parvis.people import room as people
from parvis.settings import Settings
from parvis.towns import room as towns
from parvis.towns.services import Town
from parvis.web.current_town import ServedTown
from parvis.web.datasets import Dataset
from parvis.web.guards import device_required, public, staff_required
from parvis.web.limits import RateLimit
from parvis.web.private_json import private_json
from parvis.web.requests import CurrentDevice, CurrentStaff, CurrentTown, client_address, language
from parvis.web.site import Site
from tests.browsers import started
from tests.cast import Person

ERRORS = {"invalid": Invalid, "missing": NotFound, "conflict": Conflict, "large": TooLarge, "away": Unavailable}


class Thing(msgspec.Struct):
    """Something with a size and a word."""

    size: int
    word: str = ""


class Counted(msgspec.Struct):
    """How often this was built, and for whom."""

    town: str
    key: str | None
    times: int
    padding: str = "rue des Érables, " * 80


class ProbeController(Controller):
    """Answers as told."""

    path = "/api/v1/probe"
    tags = ("probe",)

    @get("/errors/{kind:str}", opt=public, operation_id="ProbeError")
    async def fail(self, kind: FromPath[str]) -> None:
        """Raise what is asked for."""
        raise ERRORS[kind]("In one sentence.", findings=[{"question": "colour", "code": "required"}])

    @get("/crash", opt=public, operation_id="ProbeCrash")
    async def crash(self) -> None:
        """Divide Alice's address by zero."""
        address = "12, rue du Moulin"
        raise ZeroDivisionError(address)

    @post("/things", opt=public, operation_id="ProbePost", status_code=200)
    async def take(self, data: JSONBody[Thing]) -> Thing:
        """Give a thing back."""
        return data

    @get("/me", guards=[device_required], operation_id="ProbeDevice")
    async def tell_device(self, request: Request[Any, Any, Any], device: CurrentDevice) -> Any:  # noqa: ANN401
        """Say which device asks, to it alone."""
        return private_json(request, Thing(1, str(device.id)))

    @put("/edited", guards=[staff_required("editor")], operation_id="ProbeEditor")
    async def edit(self, staff: CurrentStaff) -> Thing:
        """Say who edits."""
        return Thing(1, staff.name)

    @get("/here", opt=public, operation_id="ProbeTown")
    async def tell_town(self, request: Request[Any, Any, Any], town: CurrentTown) -> dict[str, str]:
        """Say where one is."""
        return {"town": town.slug, "language": language(request), "address": client_address(request)}

    @get("/seldom", opt=public, guards=[RateLimit("probe", times=2, per_seconds=60)], operation_id="ProbeSeldom")
    async def answer_seldom(self) -> str:
        """Be asked twice a minute at most."""
        return "yes"

    @get("/long", opt=public, operation_id="ProbeLong")
    async def answer_at_length(self) -> dict[str, str]:
        """Say much."""
        return {"words": "rue des Érables, " * 200}


class Builds:
    """Counts what the datasets of this room cost."""

    def __init__(self) -> None:
        self.times = 0
        self.failure: Exception | None = None

    async def build(self, town: ServedTown, key: str | None) -> Counted:
        """Build anew."""
        if key == "nowhere":
            raise NotFound
        if self.failure is not None:
            raise self.failure
        self.times += 1
        return Counted(town.slug, key, self.times)


@pytest.fixture
def builds() -> Builds:
    """What the datasets cost so far."""
    return Builds()


@pytest.fixture
def probe(builds: Builds) -> Room:
    """The room."""
    whole = Dataset(name="probe.whole", path="/api/v1/probe/whole", build=builds.build, budget_bytes=10_000)
    part = Dataset(name="probe.part", path="/api/v1/probe/parts/{key}/x", build=builds.build, budget_bytes=10_000)
    return Room(name="probe", controllers=(ProbeController,), datasets=(whole, part))


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    """A site as the build would leave it, tiny."""
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(
        '<!doctype html>\n<html lang="fr">\n  <head>\n    <meta charset="utf-8" />\n'
        '    <meta name="description" content="Une ville" />\n    <title>Parvis</title>\n'
        '    <link rel="manifest" href="/manifest.webmanifest" />\n    <link rel="stylesheet" href="/town.css" />\n'
        '    <script type="module" src="/assets/main-abc123.js"></script>\n  </head>\n  <body></body>\n</html>\n'
    )
    (folder / "assets" / "main-abc123.js").write_text("console.log('x')\n" * 60)
    (folder / "assets" / "main-abc123.js.map").write_text("{}")
    (folder / "sw.js").write_text("self.x = 1\n")
    pictures = folder / "manifest" / "towns" / "val-des-sources"
    pictures.mkdir(parents=True)
    (pictures / "apple-touch-icon.png").write_bytes(b"\x89PNG")
    (pictures / "town.json").write_text('{"name": "Ancien nom", "short_name": "Val", "lang": "fr-CA"}')
    (folder / "manifest" / "manifest.json").write_text(
        '{"id": "/", "name": "{name}", "short_name": "{short_name}", "lang": "{lang}", "theme_color": "{theme_color}",'
        ' "icons": [{"src": "/town/apple-touch-icon.png"}, {"src": "/town/missing.png"}, {"src": "/town/emblem.svg"}]}'
    )
    return folder


@pytest.fixture
async def app(settings: Settings, gateways: Gateways, probe: Room, site_folder: Path) -> AsyncIterator[Litestar]:
    """The application with this room open, and no domain's."""
    made = create_app(settings, (towns.ROOM, people.ROOM, probe), site=Site(site_folder))
    async with started(made):
        yield made


@pytest.fixture
async def stranger(app: Litestar, town: Town) -> AsyncIterator[Person]:
    """A browser at the town's address."""
    async with Person(app, town) as person:
        yield person
