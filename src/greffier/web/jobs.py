"""``/api/documents`` (taking in) and ``/api/jobs``: texts pasted, files sent, and how far they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from greffier.adding.offers import Input
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Stated
from greffier.web.asking import Ask, Asked, AskReviewer
from greffier.web.desk import Work
from greffier.web.failures import describe_trouble
from greffier.web.filters import require_date
from greffier.web.shapes.documents import Job, Kept, Paste

router = APIRouter(tags=["documents"])

MOST_FILES = 200
_PASTED = "pasted text"
_STATED = ("published", "outlet", "language")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_FILES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        **{name: {"type": "string"} for name in _STATED},
                    },
                }
            }
        },
    }
}


@router.post("/documents", status_code=202)
def paste_document(asked: AskReviewer, pasted: Paste) -> Job:
    """Read a text that was pasted."""
    require_date("published", pasted.published)
    folder = make_folder()
    path = Path(folder.name) / "pasted.jsonl"
    path.write_bytes(msgspec.json.encode(pasted.model_dump(exclude_none=True)))
    return _put(asked, [Input(str(path), _PASTED, "stream", only_reports=True)], Stated(), folder)


@router.post("/documents/files", status_code=202, openapi_extra=_FILES)
async def send_files(asked: AskReviewer, request: Request) -> Job:
    """Read files that are sent; each is told by its content, and is never more than data."""
    async with request.form(max_files=MOST_FILES, max_fields=len(_STATED)) as form:
        return await run_in_threadpool(_take_form, asked, form)


@router.get("/jobs/{id}")
def read_job(asked: Ask, id: str) -> Job:
    """How far a job is; for who gave it."""
    work = asked.bench.desk.find(id)
    if work is None or (work.by != asked.user.name and not asked.user.may("admin")):
        raise Trouble(Code.NOT_KEPT, id, "There is no such job.", "What it read is in the list of documents.")
    return describe_job(work)


def _take_form(asked: Asked, form: FormData) -> Job:
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
    fields = {name: str(form[name]) for name in _STATED if form.get(name)}
    unknown = sorted(set(form.keys()) - {"files", *_STATED})
    if unknown or not files:
        seen = "There is no such field." if unknown else "There is no file."
        raise Trouble(Code.ASKED, unknown[0] if unknown else "files", seen, "Send files, published, outlet, language.")
    require_date("published", fields.get("published"))
    folder = make_folder()
    return _put(asked, _keep_files(files, Path(folder.name)), Stated(**fields), folder)


def _keep_files(files: Sequence[UploadFile], folder: Path) -> list[Input]:
    inputs = []
    for number, file in enumerate(files):
        path = folder / str(number)  # never under the name that was sent
        with path.open("wb") as kept:
            shutil.copyfileobj(file.file, kept)
        inputs.append(Input(str(path), name_file(file.filename), "stream", only_reports=True))
    return inputs


def name_file(sent: str | None) -> str:
    """The name of a file as it was sent, without folders and without what steers a screen.

    >>> name_file("../../etc/rapport.html"), name_file(None)
    ('rapport.html', 'file')
    """
    return _STEERING.sub("", PurePath((sent or "").replace("\\", "/")).name)[:200].strip() or "file"


def make_folder() -> TemporaryDirectory[str]:
    """A folder that only we read."""
    return TemporaryDirectory(prefix="greffier-", ignore_cleanup_errors=True)


def _put(asked: Asked, inputs: Sequence[Input], stated: Stated, folder: TemporaryDirectory[str]) -> Job:
    return describe_job(asked.bench.desk.put(Work(asked.user.name, inputs, stated, folder)))


def describe_job(work: Work) -> Job:
    """A job as it stands."""
    return Job(
        id=work.id, state=work.state, done=work.done, total=len(work.inputs), read=work.read, failed=work.failed,
        kept=[
            Kept(document=one.document, where=one.place, outcome=one.outcome.value, events=one.events)
            for one in list(work.kept)
        ],
        troubles=list(map(describe_trouble, list(work.troubles))),
    )  # fmt: skip
