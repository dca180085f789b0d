from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from resolutions.pages.lists import page_of_list
from resolutions.pages.reading.cited_by import CitedByPage
from resolutions.text.symbols import Symbol

from .cached_until_commit import cached_until_rows_change


@cached_until_rows_change
def cited_by(request: HttpRequest, symbol: Symbol) -> HttpResponse:
    """Every place that cites a document, a page at a time, with counts by session, verb and part."""
    address = reverse("cited_by", args=[str(symbol)])
    if request.path != address:
        return redirect(address, permanent=True)
    page = CitedByPage(symbol)
    context = {"page": page, "page_obj": page_of_list(request, page.places)}
    return render(request, "documents/cited_by.html", context)
