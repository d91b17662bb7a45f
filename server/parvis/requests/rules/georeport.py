"""Open311 GeoReport v2 as documents: what is said, in XML and in JSON. Pure.

Source: https://wiki.open311.org/GeoReport_v2/ and https://wiki.open311.org/Service_Discovery/ (frozen). JSON follows
the XML by the Spark convention: a list loses its wrapper, empty text is null.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec

Format = Literal["xml", "json"]
Scalar: TypeAlias = "str | bool | int | float | None"
Node: TypeAlias = "Scalar | Mapping[str, Node] | Sequence[Node]"

MEDIA_TYPES: Mapping[Format, str] = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
ITEMS = {
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
}
"""What each list holds, by the name of the list."""
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(root: str, content: Node, wanted: Format) -> bytes:
    """Write a document.

    Args:
        root: The name of the outermost element; in JSON a list has none.
        content: A mapping for an element with parts, a sequence for a list whose items `ITEMS` names.
        wanted: The format.
    """
    if wanted == "json":
        return msgspec.json.encode(_json(content))
    element = Element(root)
    _fill(element, root, content)
    written: bytes = tostring(element, encoding="utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written


def _json(content: Node) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(content, Mapping):
        return {name: _json(part) for name, part in content.items()}
    if isinstance(content, Sequence) and not isinstance(content, str):
        return [_json(part) for part in content]
    return None if content == "" else content


def _fill(element: Element, name: str, content: Node) -> None:
    if isinstance(content, Mapping):
        for part, inner in content.items():
            _fill(SubElement(element, part), part, inner)
    elif isinstance(content, Sequence) and not isinstance(content, str):
        for inner in content:
            _fill(SubElement(element, ITEMS[name]), ITEMS[name], inner)
    else:
        element.text = _text(content)


def _text(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A control character that somebody typed is no character of XML, escaped or not.
    return _NOT_XML.sub("", str(value))
