"""Bringing in a report: its text pasted, or a file. It is read, and its page appears."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.review.desk import Brought, Desk
from counterclaim.review.pages.answering import answer, find_desk, go_to
from counterclaim.review.pages.forms import MOST_FIELDS, Form, check_token
from counterclaim.review.safety import LARGEST_UPLOAD, TOKEN_FIELD

KNOWN = ("title", "publisher", "published", "byline", "language")
ENDINGS = (".txt", ".html", ".htm", ".json", ".jsonl")
_STRANGE = re.compile(r"[^\w.-]+")


def show_form(request: Request) -> Response:
    return _show(request, Form([]), "")


async def bring(request: Request) -> Response:
    async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST_UPLOAD) as sent:
        form = Form([(name, value) for name, value in sent.multi_items() if isinstance(value, str)])
        check_token(request, form.get(TOKEN_FIELD))
        file = sent.get("file")
        name, body = "", b""
        if isinstance(file, UploadFile) and file.filename:
            name, body = file.filename, await file.read()
    if not body and not form.get("text").strip():
        return _show(request, form, "Paste the text of a report, or choose a file.")
    trouble = _find_trouble(form, name)
    if trouble:
        return _show(request, form, trouble)
    brought = await run_in_threadpool(_bring, find_desk(request), form, name, body)
    if not brought.report_id:
        return _show(request, form, brought.trouble or "Nothing could be read.")
    return go_to(f"/reports/{brought.report_id}", "again" if brought.trouble else "brought")


def _find_trouble(form: Form, name: str) -> str:
    published = form.get("published").strip()
    if published:
        try:
            date.fromisoformat(published)
        except ValueError:
            return f"The day of publication must be like 2021-10-09, not “{published}”."
    if name and Path(name).suffix.lower() not in ENDINGS:
        return f"A file must end in {', '.join(ENDINGS)}: “{Path(name).name}” does not."
    return ""


def _bring(desk: Desk, form: Form, name: str, body: bytes) -> Brought:
    given = {key: form.get(key).strip() for key in KNOWN if form.get(key).strip()}
    with TemporaryDirectory(prefix="counterclaim-") as folder:
        file = Path(folder, _name_file(name, form.get("title")))
        file.write_bytes(body or form.get("text").replace("\r\n", "\n").encode())
        return desk.bring(file, given)


def _name_file(name: str, title: str) -> str:
    """A name that can stand in a folder, after the file's own or the title."""
    given = Path(name.replace("\\", "/")).name if name else f"{title[:60]}.txt"
    stem, suffix = Path(given).stem, Path(given).suffix.lower()
    clean = _STRANGE.sub("-", stem).strip("-.")[:80] or "pasted"
    return clean + (suffix if suffix in ENDINGS else ".txt")


def _show(request: Request, form: Form, trouble: str) -> Response:
    return answer(
        request,
        "bring.html",
        "reports",
        status=422 if trouble else 200,
        trouble=trouble,
        given={name: form.get(name) for name in (*KNOWN, "text")},
        endings=",".join(ENDINGS),
        most=LARGEST_UPLOAD // 1024 // 1024,
    )
