"""How photos of requests are served, to whichever side."""

from urllib.parse import quote

from litestar import Response

from parvis.forms.services import ShownImage

NEVER_KEPT = {"Cache-Control": "no-store"}


def image_response(image: ShownImage) -> Response[bytes]:
    """The JPEG that the town made, under the name that the person gave it; no cache keeps it."""
    stem = image.name.rpartition(".")[0] or image.name or "photo"
    disposition = f"inline; filename*=UTF-8''{quote(stem, safe='')}.jpg"
    headers = NEVER_KEPT | {"Content-Disposition": disposition}
    return Response(image.content, media_type="image/jpeg", headers=headers)
