"""Writes TypeScript types from an OpenAPI document. Ours: openapi-typescript does not accept TypeScript 7."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]

HEAD = """/**
 * What the API speaks, as its OpenAPI document says. Written by `parvis-build types`: do not edit.
 */
"""
SCALARS = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def write_module(document: Schema) -> str:
    """Writes one module: a type per schema, then `Calls`, what each operation takes and answers."""
    schemas = document.get("components", {}).get("schemas", {})
    parts = [HEAD, *(_declare(name, schemas[name]) for name in sorted(schemas)), _calls(document.get("paths", {}))]
    return "\n".join(parts)


def _declare(name: str, schema: Schema) -> str:
    comment = _comment(schema, indent="")
    if "properties" in schema:
        return f"{comment}export interface {_identifier(name)} {_fields(schema, indent='')}\n"
    return f"{comment}export type {_identifier(name)} = {type_of(schema)};\n"


def type_of(schema: Schema, *, indent: str = "") -> str:
    """Writes the type of one schema.

    Args:
        schema: a JSON Schema, 2020-12 as OpenAPI 3.1 uses it.
        indent: what stands before the line it is written on.
    """
    if "$ref" in schema:
        return _identifier(schema["$ref"].rpartition("/")[2])
    if "const" in schema:
        return json.dumps(schema["const"], ensure_ascii=False)
    if "enum" in schema:
        return _union(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    for word, mark in (("oneOf", " | "), ("anyOf", " | "), ("allOf", " & ")):
        if word in schema:
            return _union((type_of(one, indent=indent) for one in schema[word]), mark)
    kinds = schema.get("type", "unknown")
    if isinstance(kinds, Sequence) and not isinstance(kinds, str):
        return _union(_kind({**schema, "type": kind}, indent) for kind in kinds)
    return _kind(schema, indent)


def _kind(schema: Schema, indent: str) -> str:
    kind = schema.get("type")
    if kind in SCALARS:
        return SCALARS[kind]
    if kind == "array":
        return _array(schema, indent)
    if kind == "object" or "properties" in schema:
        if schema.get("properties"):
            return _fields(schema, indent)
        values = schema.get("additionalProperties")
        return f"Record<string, {type_of(values, indent=indent) if isinstance(values, Mapping) else 'unknown'}>"
    return "unknown"


def _array(schema: Schema, indent: str) -> str:
    if "prefixItems" in schema:
        return f"[{', '.join(type_of(item, indent=indent) for item in schema['prefixItems'])}]"
    item = type_of(schema.get("items", {}), indent=indent)
    return f"({item})[]" if re.search(r" [|&] ", item) and not item.startswith("{") else f"{item}[]"


def _fields(schema: Schema, indent: str) -> str:
    required = set(schema.get("required", ()))
    inner = indent + "  "
    lines = [
        f"{_comment(field, inner)}{inner}{_key(name)}{'' if name in required else '?'}: {type_of(field, indent=inner)};"
        for name, field in schema["properties"].items()
    ]
    return "\n".join(["{", *lines, f"{indent}}}"])


def _calls(paths: Schema) -> str:
    lines = ["/** What each operation takes and answers, by method and path. */", "export interface Calls {"]
    lines += _operations(paths)
    return "\n".join([*lines, "}", ""])


def _operations(paths: Schema) -> Iterator[str]:
    for path in sorted(paths):
        for method in ("get", "head", "post", "put", "patch", "delete"):
            operation = paths[path].get(method)
            if operation:
                body = _content(operation.get("requestBody", {}))
                answer = next(
                    (_content(reply) for status, reply in operation["responses"].items() if status[0] == "2"), ""
                )
                said = f"body: {body or 'undefined'}; answer: {answer or 'undefined'}"
                yield f'  "{method.upper()} {path}": {{ {said} }};'


def _content(carrier: Schema) -> str:
    media = next((value for kind, value in carrier.get("content", {}).items() if "json" in kind), None)
    return type_of(media["schema"], indent="  ") if media and "schema" in media else ""


def _union(types: Iterator[str] | Sequence[str], mark: str = " | ") -> str:
    return mark.join(dict.fromkeys(types))


def _comment(schema: Schema, indent: str) -> str:
    said = " ".join(str(schema.get("description", "")).split()).replace("*/", "*\u200b/")
    return f"{indent}/** {said} */\n" if said and "$ref" not in schema else ""


def _identifier(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else json.dumps(name)
