"""How phones send forms and photos."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, head, patch, put
from litestar.params import FromPath, JSONBody

from parvis.forms import services
from parvis.forms.errors import BadUpload, WrongOffset
from parvis.forms.schemas import NewSubmission, Receipt
from parvis.forms.services import Chunk, Progress
from parvis.web.guards import device_required
from parvis.web.limits import RateLimit
from parvis.web.problems import PROBLEM_TYPE, refusal_of
from parvis.web.requests import REQUEST_ID_KEY, CurrentDevice, CurrentTown

AnyRequest = Request[Any, Any, Any]

CHUNK_TYPE = "application/offset+octet-stream"
_MOST_CHUNK_BYTES = 1024 * 1024
_MOST_SUBMISSION_BYTES = 512 * 1024


def _say_where(request: AnyRequest, error: WrongOffset) -> Response[bytes]:
    """Answer with the header from which a sender goes on."""
    document = refusal_of(error).document(str(request.scope["state"].get(REQUEST_ID_KEY, "")))
    headers = {"Upload-Offset": str(error.offset_bytes), "Cache-Control": "no-store"}
    return Response(document, status_code=error.status, media_type=PROBLEM_TYPE, headers=headers)


class AttachmentsController(Controller):
    """Photos, in chunks, before the form that names them."""

    path = "/api/v1/attachments/{sha256:str}"
    tags = ["forms"]
    guards = [RateLimit("attachments", times=1200, per_seconds=60, by="device"), device_required]
    exception_handlers = {WrongOffset: _say_where}

    @head(operation_id="FindUpload")
    async def find_upload(self, device: CurrentDevice, sha256: FromPath[str]) -> Response[None]:
        """Say how much of a file is here, in Upload-Offset."""
        return _progress(await services.get_progress(device, sha256), HTTPStatus.OK)

    @get(operation_id="ReadUpload", media_type="application/octet-stream")
    async def read_upload(self, device: CurrentDevice, sha256: FromPath[str]) -> Response[bytes]:
        """Give a file back to the device that sent it, or that goes on with the draft that names it."""
        headers = {"Cache-Control": "no-store", "Content-Disposition": "attachment"}
        content = await services.read_file(device, sha256)
        return Response(content, media_type="application/octet-stream", headers=headers)

    @patch(operation_id="AddChunk", status_code=204, request_max_body_size=_MOST_CHUNK_BYTES)
    async def add_chunk(self, request: AnyRequest, device: CurrentDevice, sha256: FromPath[str]) -> Response[None]:
        """Add a chunk to a file, at Upload-Offset of Upload-Length."""
        largest_bytes = request.app.state.settings.max_upload_bytes
        chunk = await _read_chunk(request)
        made = await services.add_chunk(device, sha256, chunk, largest_bytes=largest_bytes)
        return _progress(made, HTTPStatus.NO_CONTENT)


class SubmissionsController(Controller):
    """Forms that were filled in."""

    path = "/api/v1/submissions"
    tags = ["forms"]
    guards = [RateLimit("submissions", times=240, per_seconds=60, by="device"), device_required]

    @put("/{submission_id:uuid}", operation_id="SendForm", request_max_body_size=_MOST_SUBMISSION_BYTES)
    async def send_form(
        self,
        request: AnyRequest,
        town: CurrentTown,
        device: CurrentDevice,
        submission_id: FromPath[UUID],
        data: JSONBody[NewSubmission],
    ) -> Response[Receipt]:
        """Send a form; sending it again gives the same receipt."""
        correspondence = request.app.state.correspondence
        accepted = await services.accept_submission(town, device, submission_id, data, correspondence=correspondence)
        return Response(accepted.receipt, status_code=201 if accepted.is_first else 200)


async def _read_chunk(request: AnyRequest) -> Chunk:
    if request.headers.get("content-type", "") != CHUNK_TYPE:
        raise BadUpload(f"A chunk is sent as {CHUNK_TYPE}.")
    return Chunk(
        offset=_whole(request, "Upload-Offset"),
        length=_whole(request, "Upload-Length"),
        checksum=request.headers.get("Upload-Checksum", ""),
        content=await request.body(),
    )


def _whole(request: AnyRequest, header: str) -> int:
    value = request.headers.get(header, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):  # noqa: PLR2004 (below 2**53)
        raise BadUpload(f"{header} is a whole number of bytes.")
    return int(value)


def _progress(progress: Progress, status: HTTPStatus) -> Response[None]:
    headers = {
        "Upload-Offset": str(progress.offset_bytes),
        "Upload-Length": str(progress.length_bytes),
        "Cache-Control": "no-store",
    }
    return Response(None, status_code=status, headers=headers)
