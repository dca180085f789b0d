"""What a reader sends of their own: through memory, never onto a disk, and bounded."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from io import BytesIO

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from resolutions.pages.own_texts import MOST_BYTES, NotRead, read_own, read_own_states
from resolutions.text.document import Document

View = Callable[[HttpRequest], HttpResponseBase]

_MOST_CARRIED = 2 * 2**20
"""Letters that a result sends on."""


class InMemory(FileUploadHandler):
    """Keeps each file in memory, and no more of it than one byte past the limit: the form tells the reader."""

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.pieces: list[bytes] = []
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = MOST_BYTES + 1 - self.size
        self.pieces.append(raw_data[:room])
        self.size += min(len(raw_data), room)
        if start > 4 * MOST_BYTES:
            raise StopUpload(connection_reset=True)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        content = BytesIO(b"".join(self.pieces))
        return InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            self.size,
            self.charset,
            self.content_type_extra,
        )


def of_own_texts(view: View) -> View:
    """For a view that reads what a reader sends and keeps nothing: it changes nothing, so that it needs no token, and
    no cache keeps its answer."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        request.upload_handlers = [InMemory(request)]
        response = view(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return csrf_exempt(never_cache(answer))


def own_text(request: HttpRequest, name: str) -> Document | None:
    """The file ``name_file`` of the form, else the words ``name_words``; None where neither is. Raises NotRead."""
    file, words = _sent(request, name)
    if file is not None:
        return read_own(file.read(), file.name or "file")
    if words.strip():
        return read_own(words.encode("utf-8", "replace"), gettext("pasted words"))
    return None


def own_states(request: HttpRequest, name: str) -> tuple[Document, Document] | None:
    """The Word file ``name_file`` of the form before its tracked changes and after them; None where it has none. Raises
    NotRead."""
    file, _ = _sent(request, name)
    return read_own_states(file.read(), file.name or "file") if file is not None else None


def is_empty(request: HttpRequest, name: str) -> bool:
    """Is no text given on this side of the form?"""
    file, words = _sent(request, name)
    return file is None and not (words.strip() or held_named(request, name))


def held_named(request: HttpRequest, name: str) -> str:
    """What ``name_held`` says of a text that is held."""
    return request.POST.get(f"{name}_held", "").strip()


def _sent(request: HttpRequest, name: str) -> tuple[UploadedFile | None, str]:
    """The file and the words. Where several ways were used, what ``name_from`` names counts, if there is something."""
    try:
        file = request.FILES.get(f"{name}_file")
        words = request.POST.get(f"{name}_words", "")
    except RequestDataTooBig as error:
        raise NotRead(gettext("These words are too many. Send them as a file.")) from error
    file = file or _carried(request, name)
    chosen = request.POST.get(f"{name}_from", "")
    if (chosen == "words" and words.strip()) or (chosen == "held" and held_named(request, name)):
        file = None
    if chosen == "held" and held_named(request, name):
        words = ""
    return (file if isinstance(file, UploadedFile) else None), words


def _carried(request: HttpRequest, name: str) -> UploadedFile | None:
    """The file that the form of a result has sent on; None where there is none, or none of ours."""
    try:
        content = b64decode(request.POST.get(f"{name}_carried", ""), validate=True)
    except NotBase64:
        return None
    called = request.POST.get(f"{name}_called", "")
    return InMemoryUploadedFile(BytesIO(content), None, called, "", len(content), None) if content else None


def carried_on(request: HttpRequest, names: Iterable[str]) -> list[tuple[str, str]]:
    """The fields by which the form of a result sends on what made it, since nothing else keeps it; none where that
    would be too much for a page."""
    fields = [field for name in names for field in _fields_of(request, name)]
    return fields if sum(len(value) for _, value in fields) <= _MOST_CARRIED else []


def _fields_of(request: HttpRequest, name: str) -> Iterator[tuple[str, str]]:
    file, words = _sent(request, name)
    if file is not None:
        file.seek(0)
        yield f"{name}_carried", b64encode(file.read()).decode("ascii")
        yield f"{name}_called", file.name or "file"
    elif words.strip():
        yield f"{name}_words", words
    elif held_named(request, name):
        yield f"{name}_held", held_named(request, name)
