"""The page of the API in the documentation, written from the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]

_HEAD = """\
<!-- Written by `make docs` from the workbench's own OpenAPI document; do not edit. -->

# The API

The page of the [workbench](workbench.md) uses it, and so may programs. All paths begin with `/api`. The shapes of what
is sent and answered are in `/api/openapi.json`, which `python -m greffier.web.openapi` prints as well.

**Who asks.** A program needs a session like a browser. In a workbench of one person it opens the address that
`greffier serve` prints and keeps the cookie; in a team's it posts `{name, password}` to `/api/session`. Requests that
write also need the session's `token`, from `GET /api/session`, in the header `X-Greffier-Token`; one that has an
`Origin` must come from the workbench itself.

**Failures.** Every answer that is no success has one shape:
`{"error": {"code": "G807", "where": "since", "seen": "…", "mend": "…"}}`. The codes are those of
[errors](errors.md); `where` names the parameter. Statuses: 401 nobody is logged in, 403 no right to it or a forged
request, 404 no such thing, 405 no such method, 409 changed or taken back meanwhile, 413 too long, 421 asked under a
name that is not the workbench's, 422 a value that cannot be read (an unknown parameter too), 429 too many wrong
passwords, 500 a fault of ours, 501 a library is not installed, 503 too busy, 507 no room.

**Lists** come in parts: `items`, `total`, and `next`, which is given back as `cursor` for the part that follows; `null`
at the end. `limit` is 50, at most 200. A part begins where the one before it ended, so that nothing is given twice or
left out when the store grows meanwhile.

**ETags.** What is read from the store has a weak ETag of the log's last entry, the request and the role. With
`If-None-Match` what did not change is answered 304 without a body. Nothing is to be kept by caches (`no-store`).

**Names of private persons.** `names=shown` or `withheld` on an incident, a document, an event. In a team they are
withheld unless a reviewer asks, which the log notes; readers are refused. See [workbench](workbench.md).
"""


def write_page(api: Plain) -> str:
    """The page.

    >>> write_page({"paths": {}, "components": {"schemas": {}}}).splitlines()[2]
    '# The API'
    """
    return _HEAD + "\n".join(["", *_list_paths(api), "", *_list_filters(api)]).rstrip() + "\n"


def _list_paths(api: Plain) -> Iterator[str]:
    yield "## Paths"
    yield ""
    yield "| method and path | does | takes | gives |"
    yield "|---|---|---|---|"
    for path, deeds in api["paths"].items():
        for method, deed in deeds.items():
            says = deed.get("description", "").replace("\n", " ").replace("``", "`").replace("|", "\\|")
            yield f"| {method.upper()} `{path}` | {says} | {_takes(api, deed)} | {_gives(deed)} |"


def _takes(api: Plain, deed: Plain) -> str:
    """The shapes of the body, and the parameters; those of the filters by one word."""
    filters = set(api["components"]["schemas"].get("Filters", {}).get("properties", ()))
    named = [one["name"] for one in deed.get("parameters", ()) if one["in"] == "query"]
    filtered = filters <= set(named)
    own = [f"`{name}`" for name in named if not (filtered and name in filters)]
    body = deed.get("requestBody", {}).get("content", {})
    shapes = [_name(content["schema"]) for content in body.values()]
    return ", ".join([*shapes, *(["the filters"] if filtered else []), *own])


def _gives(deed: Plain) -> str:
    answers = [answer for status, answer in deed["responses"].items() if status.startswith("2")]
    names = [_name(content["schema"]) for one in answers for content in one.get("content", {}).values()]
    return ", ".join(dict.fromkeys(names))


def _name(schema: Plain) -> str:
    """The name of a shape; « file » for bytes."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].replace("_", " ").strip()
    if schema.get("format") == "binary":
        return "file"
    if "anyOf" in schema:
        return " or ".join(_name(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_name(schema['items'])}"
    return "multipart" if "files" in schema.get("properties", {}) else str(schema.get("type", ""))


def _list_filters(api: Plain) -> Iterator[str]:
    known = api["components"]["schemas"].get("Filters")
    if known is None:
        return
    yield "## Filters"
    yield ""
    yield "The same on every path that takes « the filters », in the body of an export, and in the page's address bar."
    yield "Those that may be given again let through what any of their values does."
    yield ""
    yield "| filter | again | |"
    yield "|---|---|---|"
    for name, one in known["properties"].items():
        yield f"| `{name}` | {'yes' if one.get('type') == 'array' else ''} | {one.get('description', '')} |"
