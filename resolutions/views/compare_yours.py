"""Texts of a reader's own, compared with each other or with one that is held."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from resolutions.models import Version
from resolutions.pages.comparing.choice import text_named
from resolutions.pages.comparing.files import FORMATS
from resolutions.pages.comparing.yours import YoursPage
from resolutions.pages.own_texts import FORM, NotRead, as_read
from resolutions.search.suggest import suggestions
from resolutions.text.document import Document

from .own_texts import carried_on, held_named, is_empty, of_own_texts, own_states, own_text

CHOSEN = {"from_a": "held", "from_b": "file"}
"""What the form offers first on each side."""
_NEAR = 4
"""Names of texts that may be meant."""


@of_own_texts
def compare_yours(request: HttpRequest) -> HttpResponseBase:
    """The form; with two texts, each a file, pasted words, or a symbol or title that is held, what changed. Of a Word
    file with tracked changes alone, what they change."""
    if request.method != "POST":
        context = FORM | CHOSEN | {"a": request.GET.get("a", ""), "b": request.GET.get("b", "")}
        return render(request, "compare/yours_form.html", context)
    try:
        page = _page(request, request.POST.get("show", "side"))
        form = FORMATS.get(request.POST.get("format", ""))
        if page.refusal:
            raise NotRead(
                gettext("These two texts are too large to be compared: %(reason)s.") % {"reason": page.refusal}
            )
    except NotRead as error:
        context = FORM | {"a": held_named(request, "a"), "b": held_named(request, "b"), "fault": str(error)}
        context |= {name: request.POST.get(f"{name[-1]}_from", chosen) for name, chosen in CHOSEN.items()}
        return render(request, "compare/yours_form.html", context, status=400)
    if form is None:
        read = list(map(as_read, page.brought))
        return render(request, "compare/yours.html", {"page": page, "read": read, "carried": carried_on(request, "ab")})
    response = HttpResponse(form.write(*page.documents, page.comparison), content_type=form.content_type)
    if form.is_saved:
        response["Content-Disposition"] = content_disposition_header(True, "compared.docx")
    return response


def _page(request: HttpRequest, way: str) -> YoursPage:
    """Raises NotRead."""
    given = [name for name in ("a", "b") if not is_empty(request, name)]
    states = own_states(request, given[0]) if len(given) == 1 else None
    if states is None:
        return YoursPage(_side(request, "a"), _side(request, "b"), way)
    return YoursPage(*states, way, names=(gettext("before the tracked changes"), gettext("with the tracked changes")))


def _side(request: HttpRequest, name: str) -> Document | Version:
    """Raises NotRead."""
    brought = own_text(request, name)
    if brought is not None:
        return brought
    asked = held_named(request, name)
    if not asked:
        raise NotRead(
            gettext(
                "Give both texts: a file, its words, or the symbol or title of one that is held; or a Word file with"
                " tracked changes alone."
            )
        )
    held = text_named(asked)
    if held is None:
        raise NotRead(_not_held(asked))
    return held


def _not_held(asked: str) -> str:
    """With the names of texts that may be meant."""
    near = [one.get("name") or one["text"] for one in suggestions(asked)][:_NEAR]
    if not near:
        return gettext("No text held here is called “%(asked)s”. Try its symbol.") % {"asked": asked}
    named = "; ".join(near)
    return gettext("No text held here is called “%(asked)s”. Try: %(named)s.") % {"asked": asked, "named": named}
