"""The dumps that ``manage.py export`` has made, to take along."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from resolutions.exports.dumps import CARD, LOG, MANIFEST, SUMS, dumps

ABOUT = (CARD, LOG, SUMS, MANIFEST)


def datasets(request: HttpRequest) -> HttpResponse:
    return render(request, "datasets/list.html", {"dumps": dumps(settings.DATASETS), "about": ABOUT})


def dataset_file(request: HttpRequest, day: str, name: str) -> HttpResponseBase:
    """A file of a dump; nothing else that may lie in the folder."""
    dump = next((one for one in dumps(settings.DATASETS) if one.folder.name == day), None)
    if dump is None or name not in {*ABOUT, *(file["name"] for file in dump.files)}:
        raise Http404
    return FileResponse((dump.folder / name).open("rb"), as_attachment=not name.endswith(".md"), filename=name)
