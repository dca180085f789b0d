"""Following something by letter: asked for, confirmed, stopped."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from resolutions.alerts.following import NotPossible, Wish, confirm, named, signed, stop, unsigned, wish
from resolutions.alerts.news import told
from resolutions.alerts.what_is_followed import last_text
from resolutions.models import Version
from resolutions.models.following import Followed, Following, Rhythm
from resolutions.text.languages import ENGLISH

WRONG = {
    "address": gettext_lazy("This is no e-mail address."),
    "target": gettext_lazy("There is no such thing to follow."),
    "many": gettext_lazy("This address follows as much as one address can."),
}


@csrf_exempt  # nothing is stored before the link in the letter is used
def following(request: HttpRequest) -> HttpResponse:
    """The form, and the letter with the link that confirms."""
    said = {name: request.POST.get(name, request.GET.get(name, "")) for name in ("kind", "target", "address", "rhythm")}
    context = {
        "said": said,
        "kinds": Followed.choices,
        "rhythms": Rhythm.choices,
        "available": settings.EMAIL_HOST,
        **_last_letter(said["kind"], said["target"]),
    }
    if request.method != "POST" or not settings.EMAIL_HOST:
        return render(request, "following/ask.html", context)
    try:
        asked = wish(
            said["address"], said["kind"], said["target"], said["rhythm"] or Rhythm.DAILY, get_language() or ENGLISH
        )
    except NotPossible as error:
        return render(request, "following/ask.html", {**context, "wrong": WRONG[error.code]}, status=400)
    _ask_to_confirm(asked)
    return render(request, "following/asked.html", {"address": asked.address})


@csrf_exempt  # the link is the proof
def confirmed(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: programs that open the links of a letter press none."""
    asked = unsigned(token)
    if asked is None:
        return render(request, "following/expired.html", status=410)
    if request.method != "POST":
        return render(request, "following/confirm.html", {"wish": asked})
    try:
        return render(request, "following/confirmed.html", {"following": confirm(asked)})
    except NotPossible as error:
        return render(request, "following/ask.html", {"wrong": WRONG[error.code]}, status=400)


@csrf_exempt  # mail programs stop with one click (RFC 8058)
def stopped(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button; a POST erases the address."""
    if request.method == "POST":
        stop(token)
        return render(request, "following/stopped.html")
    found = Following.objects.filter(token=token).first()
    if found is None:
        raise Http404
    letter = found.letters.exclude(sent_at=None).last()
    texts = Version.objects.filter(pk__in=letter.versions).with_listing().order_by("pk") if letter else ()
    return render(request, "following/stop.html", {"following": found, "letter": letter, "texts": map(told, texts)})


def _last_letter(kind: str, target: str) -> dict[str, Any]:
    """What it is called, and what was told of it last."""
    found = named(kind, target)
    last = last_text(kind, found[0]) if found else None
    return {"label": found[1], "last": told(last)} if found and last else {}


def _ask_to_confirm(asked: Wish) -> None:
    link = f"{settings.SITE}{reverse('confirm_following', args=[signed(asked)])}"
    body = _(
        "Somebody, presumably you, wants to hear from Resarchive about: %(label)s\n\n"
        "To confirm, open this page and press the button: %(link)s\n\n"
        "If it was not you, do nothing: your address is not stored."
    ) % {"label": asked.label, "link": link}
    EmailMessage(subject=_("Resarchive: please confirm"), body=body, to=[asked.address]).send()
