"""The import wizard: try a file, take it in, undo it. A file is sent as it is, its name in a header."""

from typing import Annotated, Any
from urllib.parse import unquote
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, QueryParameter
from msgspec import Meta

from parvis.waste import services
from parvis.waste.errors import FileTooLarge
from parvis.waste.import_schemas import Import, ImportPreview, Imports
from parvis.waste.imports.reader import LARGEST_BYTES, format_of
from parvis.waste.imports.template import csv_template, xlsx_template
from parvis.waste.services import SentFile
from parvis.web.guards import staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentStaff, CurrentTown, language

AnyRequest = Request[Any, Any, Any]
Word = Annotated[str, Meta(max_length=200)]

FILE_NAME_HEADER = "Parvis-File-Name"
"""Percent-encoded UTF-8: headers are Latin-1."""

_LONGEST_FILE_NAME = 200
_MOST_BYTES = max(LARGEST_BYTES.values()) + 1
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def receive_file(
    *,
    request: AnyRequest,
    stream: FromQuery[str],
    sector: FromQuery[Word | None] = None,
    only: FromQuery[Word | None] = None,
    replace: FromQuery[bool] = False,
    skip_unknown: FromQuery[bool] = False,
) -> SentFile:
    """Return the file of a request, read no further than its kind may be long; injected as `sent`.

    Raises:
        BadFile: Its name ends as no kind that is read.
        FileTooLarge: It is longer; where it says so itself, nothing of it was read.
    """
    name = _file_name(request)
    largest_bytes = LARGEST_BYTES[format_of(name)]
    if (request.content_length or 0) > largest_bytes:
        raise FileTooLarge(largest_bytes=largest_bytes)
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > largest_bytes:
            raise FileTooLarge(largest_bytes=largest_bytes)
    return SentFile(
        name=name,
        content=bytes(content),
        stream=stream,
        sector=(sector or "").strip() or None,
        only=only,
        replace=replace,
        skip_unknown=skip_unknown,
    )


def _file_name(request: AnyRequest) -> str:
    """Return the name alone, as the person knows the file."""
    written = unquote(request.headers.get(FILE_NAME_HEADER, ""), errors="replace")
    bare = written.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in bare if letter.isprintable())[-_LONGEST_FILE_NAME:]


class StaffImports(Controller):
    """Schedules brought in from files."""

    path = "/api/v1/staff/collection-imports"
    tags = ["waste"]
    guards = [RateLimit("collection-imports", times=60, per_seconds=60), staff_required("editor")]
    dependencies = {"sent": Provide(receive_file)}

    @get(operation_id="ListCollectionImports")
    async def list_imports(self, town: CurrentTown) -> Imports:
        """List the files that were taken in, the last first."""
        return await services.show_imports(town.id)

    @post("/preview", operation_id="PreviewCollectionImport", status_code=200, request_max_body_size=_MOST_BYTES)
    async def preview(self, town: CurrentTown, sent: NamedDependency[SentFile]) -> ImportPreview:
        """See what a file would change, or every reason why it cannot be taken. Nothing is kept."""
        return await services.preview_import(town.id, sent)

    @put("/{import_id:uuid}", operation_id="ApplyCollectionImport", request_max_body_size=_MOST_BYTES)
    async def apply(
        self,
        *,
        town: CurrentTown,
        staff: CurrentStaff,
        import_id: FromPath[UUID],
        sent: NamedDependency[SentFile],
        sha256: FromQuery[str],
        seen: Annotated[str, QueryParameter(name="state")],
    ) -> Response[Import]:
        """Take in the file that was previewed, whole or not at all; sent again with the same id, it is the same."""
        applied = services.apply_import(town.id, import_id, sent, state=seen, sha256=sha256, author=staff.name)
        done, is_new = await applied
        return Response(done, status_code=201 if is_new else 200)

    @delete("/{import_id:uuid}", operation_id="UndoCollectionImport", status_code=200)
    async def undo(self, town: CurrentTown, staff: CurrentStaff, import_id: FromPath[UUID]) -> Import:
        """Make what stood before stand again."""
        return await services.undo(town.id, import_id, author=staff.name)

    @get("/template.csv", operation_id="GetCollectionTableTemplate", sync_to_thread=False)
    def table_template(self, request: AnyRequest) -> Response[bytes]:
        """Get a table to fill in."""
        return _download(csv_template("en" if language(request) == "en" else "fr"), "text/csv", "collectes.csv")

    @get("/template.xlsx", operation_id="GetCollectionWorkbookTemplate", sync_to_thread=False)
    def workbook_template(self, request: AnyRequest) -> Response[bytes]:
        """Get a workbook to fill in."""
        return _download(xlsx_template("en" if language(request) == "en" else "fr"), _XLSX, "collectes.xlsx")


def _download(content: bytes, media_type: str, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)
