"""The app's files, from memory: as built, and dressed for the town of the request.

Two kinds: what every town shares (scripts, fonts), loaded once; and what wears the town's name and colours (the page,
its style, the manifest, the icons), made at the first request and again when the town changes.
"""

from pathlib import Path
from uuid import UUID

import msgspec
from litestar.exceptions import MethodNotAllowedException, NotFoundException
from litestar.types import Receive, Scope, Send

from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation, represent
from parvis.web.site.files import read_files
from parvis.web.site.manifest import make_manifest, read_emblem, read_pictures
from parvis.web.site.page import complete_page
from parvis.web.site.sorry import not_built_page
from parvis.web.site.theme import make_theme

FILE_ROUTE, PAGE_ROUTE = "(file)", "(page)"
"""What stands for the path in figures and logs: which page somebody reads is theirs to know."""

__all__ = ["BUILT_SITE", "FILE_ROUTE", "PAGE_ROUTE", "Site", "read_emblem"]

BUILT_SITE = Path(__file__).parents[2] / "_site"

_CHECK_EACH_TIME = "no-cache"
_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /staff\nDisallow: /demandes\n"
_FILES_ONLY = ("/assets/", "/manifest/", "/fonts/")


class _Dress(msgspec.Struct, frozen=True):
    """The town's own files, and the town as it was when they were made."""

    town: ServedTown
    page: Representation
    files: dict[str, Representation]


class Site:
    """Serves the built app.

    Args:
        folder: Where the build put it. A missing one is no error: a page says how to build.
    """

    def __init__(self, folder: Path = BUILT_SITE) -> None:
        self._folder = folder
        self._files = read_files(folder)
        self._dresses: dict[UUID, _Dress] = {}

    @property
    def is_built(self) -> bool:
        """Return whether there is an app to serve."""
        return "/index.html" in self._files

    async def answer(self, town: ServedTown, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer a request for anything that is not the API.

        Raises:
            MethodNotAllowedException: Files are only read.
            NotFoundException: There is no such file; paths without a dot are pages of the app, all of them.
        """
        path = scope["path"]
        if scope.get("method") not in {"GET", "HEAD"}:
            raise MethodNotAllowedException(headers={"Allow": "GET, HEAD"})
        dress = self._dress(town)
        found = dress.files.get(path) or self._files.get(path)
        scope["path_template"] = FILE_ROUTE if found else PAGE_ROUTE  # For the log.
        if found is None:
            if not _is_page(path):
                raise NotFoundException("There is no such file.")
            found = dress.page
        await found.send(scope, send)

    def _dress(self, town: ServedTown) -> _Dress:
        dress = self._dresses.get(town.id)
        if dress is None or dress.town != town:
            dress = self._dresses[town.id] = self._make_dress(town)
        return dress

    def _make_dress(self, town: ServedTown) -> _Dress:
        page = self._make_page(town)
        made = {
            "/": page,
            "/index.html": page,
            "/town.css": _text(make_theme(town.colours), "text/css"),
            "/robots.txt": _text(_ROBOTS, "text/plain"),
        }
        pictures = read_pictures(self._folder / "manifest", town)
        if manifest := make_manifest(self._folder / "manifest", town, pictures):
            made["/manifest.webmanifest"] = _text(manifest, "application/manifest+json")
        return _Dress(town, page, made | pictures)

    def _make_page(self, town: ServedTown) -> Representation:
        if not self.is_built:
            return not_built_page()
        built = (self._folder / "index.html").read_text("utf-8")
        return _text(complete_page(built, town), "text/html")


def _text(text: str, media_type: str) -> Representation:
    return represent(text.encode(), f"{media_type}; charset=utf-8", cache_control=_CHECK_EACH_TIME)


def _is_page(path: str) -> bool:
    return "." not in path.rpartition("/")[2] and not path.startswith(_FILES_ONLY)
