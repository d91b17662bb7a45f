"""A form outside the app: on paper, and as a schema."""

from typing import Annotated, Any, Final

from litestar import Controller, Request, Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import PathParameter, QueryParameter
from litestar.types import ASGIApp

from parvis.forms import services
from parvis.forms.services import FormWish
from parvis.web.guards import public
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentTown, own_origin

Code = Annotated[str, PathParameter(pattern="^[a-z][a-z0-9-]{0,62}$")]
Version = Annotated[int | None, QueryParameter(ge=1, le=1_000_000)]
Language = Annotated[str | None, QueryParameter(max_length=10)]

PDF: Final = {200: ResponseSpec(bytes, media_type="application/pdf", description="PDF/UA-1", generate_examples=False)}
SCHEMA: Final = "application/schema+json"


class FormLibraryController(Controller):
    """What anybody may take along of a form."""

    path = "/api/v1/forms/{code:str}"
    tags = ["forms"]
    guards = [RateLimit("form-library", times=60, per_seconds=60)]
    opt = public

    @get(
        "/blank.pdf", operation_id="BlankForm", media_type="application/pdf", responses=PDF,
        opt={**public, "exclude_from_compression": True},
    )  # fmt: skip
    async def print_blank(
        self,
        request: Request[Any, Any, Any],
        town: CurrentTown,
        code: Code,
        version: Version = None,
        language: Language = None,
    ) -> ASGIApp:
        """Give a form to fill in by hand as a tagged PDF; its code leads to the same form online."""
        wish = FormWish(code=code, version=version, language=language)
        return await services.print_blank(town, wish, own_origin(request))

    @get("/schema.json", operation_id="AnswersSchema", media_type=SCHEMA)
    async def make_schema(
        self, town: CurrentTown, code: Code, version: Version = None, language: Language = None
    ) -> Response[dict[str, Any]]:
        """Give the JSON Schema (2020-12) of a form's answers."""
        schema = await services.make_answers_schema(town, FormWish(code=code, version=version, language=language))
        return Response(schema, media_type=SCHEMA, headers={"Cache-Control": "public, max-age=300"})
