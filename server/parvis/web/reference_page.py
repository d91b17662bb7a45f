"""`/api/docs`: the API's description as one plain page. No script, no style of its own but `/api/docs.css`."""

from collections import defaultdict
from html import escape
from typing import Any

_METHODS = ("get", "head", "put", "post", "patch", "delete")
_PAGE = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{title} API {version}</title>
    <link rel="stylesheet" href="/api/docs.css" />
  </head>
  <body>
    <a class="skip" href="#operations">Skip to the operations</a>
    <header>
      <h1>{title} API {version}</h1>
      <p>{description}</p>
      <p>The same for machines: <a href="/api/openapi.json">openapi.json</a>.</p>
    </header>
    <nav aria-label="Rooms"><ul>{contents}</ul></nav>
    <main id="operations">{sections}
      <section aria-labelledby="shapes"><h2 id="shapes">Shapes</h2>{shapes}</section>
    </main>
  </body>
</html>
"""

Document = dict[str, Any]


def write_reference(document: Document) -> str:
    """Return the page of an OpenAPI document."""
    rooms: dict[str, list[str]] = defaultdict(list)
    for path, operations in sorted(document["paths"].items()):
        for method in _METHODS:
            if operation := operations.get(method):
                rooms[(operation.get("tags") or ["other"])[0]].append(_operation(method, path, operation))
    names = sorted(rooms)
    return _PAGE.format(
        title=escape(document["info"]["title"]),
        version=escape(document["info"]["version"]),
        description=_prose(document["info"].get("description", "")),
        contents="".join(f'<li><a href="#{escape(name)}">{escape(name)}</a></li>' for name in names)
        + '<li><a href="#shapes">shapes</a></li>',
        sections="".join(_section(name, rooms[name]) for name in names),
        shapes="".join(_shape(name, shape) for name, shape in sorted(document["components"]["schemas"].items())),
    )


def _section(name: str, operations: list[str]) -> str:
    room = escape(name)
    return f'<section aria-labelledby="{room}"><h2 id="{room}">{room}</h2>{"".join(operations)}</section>'


def _operation(method: str, path: str, operation: Document) -> str:
    identifier = escape(operation.get("operationId", f"{method}-{path}"))
    parts = [
        f'<article aria-labelledby="{identifier}">',
        f'<h3 id="{identifier}"><code><span class="{method}">{method.upper()}</span> {escape(path)}</code></h3>',
        f"<p><strong>{escape(operation.get('summary', ''))}</strong> {_prose(operation.get('description', ''))}</p>",
        f"<p>Who: {_who(operation)}.</p>",
    ]
    if parameters := operation.get("parameters"):
        rows = "".join(_parameter(parameter) for parameter in parameters)
        parts.append(f"<table><caption>Parameters</caption>{_head('Name', 'In', 'Type')}{rows}</table>")
    if body := operation.get("requestBody"):
        parts.append(f"<p>Body: {_contents(body)}</p>")
    rows = "".join(
        _row(escape(status), _contents(answer), _prose(answer.get("description", "")))
        for status, answer in operation["responses"].items()
    )
    parts.append(f"<table><caption>Answers</caption>{_head('Status', 'Content', 'Meaning')}{rows}</table></article>")
    return "".join(parts)


def _who(operation: Document) -> str:
    schemes = [name for requirement in operation.get("security", []) for name in requirement]
    if role := operation.get("x-role"):
        return f"staff, {escape(role)}"
    return escape(", ".join(schemes)) or "anyone"


def _parameter(parameter: Document) -> str:
    name = escape(parameter["name"]) + ("" if parameter.get("required") else " (optional)")
    return _row(name, escape(parameter["in"]), _type(parameter.get("schema", {})))


def _contents(holder: Document) -> str:
    contents = (holder.get("content") or {}).items()
    return ", ".join(f"{escape(media)}: {_type(item.get('schema', {}))}" for media, item in contents) or "nothing"


def _shape(name: str, schema: Document) -> str:
    required = set(schema.get("required", ()))
    rows = "".join(
        _row(
            escape(field) + ("" if field in required else " (optional)"),
            _type(value),
            _prose(value.get("description", "")),
        )
        for field, value in schema.get("properties", {}).items()
    )
    table = f"<table>{_head('Field', 'Type', 'Meaning')}{rows}</table>" if rows else f"<p>{_type(schema)}</p>"
    title, prose = escape(name), _prose(schema.get("description", ""))
    return f'<article><h3 id="shape-{title}">{title}</h3><p>{prose}</p>{table}</article>'


def _head(*names: str) -> str:
    return "<tr>" + "".join(f'<th scope="col">{name}</th>' for name in names) + "</tr>"


def _row(name: str, *cells: str) -> str:
    return f'<tr><th scope="row">{name}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _type(schema: Document) -> str:
    """Return a schema in a few words, with links to named shapes."""
    if reference := schema.get("$ref"):
        name = escape(reference.rpartition("/")[2])
        return f'<a href="#shape-{name}">{name}</a>'
    if choices := schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf"):
        return " or ".join(dict.fromkeys(_type(part) for part in choices))
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else None):
        return ", ".join(f"<code>{escape(str(value))}</code>" for value in values)
    kind = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if kind == "object" and isinstance(inside := schema.get("additionalProperties"), dict):
        return f"map to {_type(inside)}"
    kinds = " or ".join(kind) if isinstance(kind, list) else kind
    return escape(f"{kinds} ({schema['format']})" if "format" in schema else kinds)


def _prose(text: str) -> str:
    """Return `text` with its `code` marked; the rest as it is."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
