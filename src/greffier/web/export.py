"""``/api/export``: the incidents that filters let through, as a file in a format of the field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from greffier.export.formats import FORMATS
from greffier.export.options import Options
from greffier.export.run import export as write
from greffier.model.trouble import Code, Trouble
from greffier.web.asking import Ask
from greffier.web.jobs import make_folder
from greffier.web.shapes.export import Export

router = APIRouter(tags=["export"])

_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, as an attachment.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_PART = 1 << 18


@router.post("/export", response_class=StreamingResponse, responses=_FILE)
def export(asked: Ask, wanted: Export) -> StreamingResponse:
    """Write incidents to a file; the log notes it under the user's name. A reader's exports are always redacted."""
    if wanted.format not in FORMATS:
        mend = f"Take one of these: {', '.join(FORMATS)}."
        raise Trouble(Code.ASKED, "format", "There is no such format.", mend)
    with asked.bench.store.reading() as connection:
        filter = asked.filter(connection, wanted.filter)
    redact = wanted.redact or asked.user.role == "reader"
    options = Options(wanted.rows, wanted.hxl, redact=redact, reviewed=wanted.reviewed)
    folder = make_folder()
    stem = "incidents-reviewed" if wanted.reviewed else "incidents"
    name = f"{stem}.{FORMATS[wanted.format].extension}"  # nothing of what was sent
    try:
        store, path = asked.bench.store.acting(asked.user.name), str(Path(folder.name) / name)
        write(store, wanted.format, path, filter, options, told=f"{name}, through the workbench")
    except BaseException:
        folder.cleanup()
        raise

    def stream() -> Iterator[bytes]:
        with folder, (Path(folder.name) / name).open("rb") as file:
            while part := file.read(_PART):
                yield part

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(stream(), media_type="application/octet-stream", headers=headers)
