"""A letter, as it is written: what is new of each text, in the language of its reader."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.sentence import sentence
from resolutions.models import LanguageVersion, Version
from resolutions.models.documents import as_documents
from resolutions.models.following import Following, Letter

from .news import heading_of, name_of_before, news_of


def written(following: Following, letter: Letter) -> EmailMessage:
    """In the language of the pages on which the reader asked for it."""
    with translation.override(following.language):
        return _written(following, letter)


def _written(following: Following, letter: Letter) -> EmailMessage:
    stop = f"{settings.SITE}{reverse('stop_following', args=[following.token])}"
    texts = Version.objects.filter(pk__in=letter.versions).with_listing().order_by("pk")
    parts = [gettext("New in Resarchive: %(what)s") % {"what": following}, *map(_entry, texts)]
    told = {"rhythm": following.get_rhythm_display(), "link": stop}
    parts.append("--\n" + gettext("You asked for this %(rhythm)s. To stop, and erase your address: %(link)s") % told)
    return EmailMessage(
        subject=f"Resarchive: {' '.join(following.label.split())}"[:150],
        body="\n\n".join(parts),
        to=[following.address],
        headers={
            "Message-ID": letter.message_id,
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _entry(version: Version) -> str:
    lines = [
        heading_of(version),
        news_of(version),
        first_lines(version),
        f"{settings.SITE}{version.get_absolute_url()}",
    ]
    return "\n".join(filter(None, lines))


def first_lines(version: Version) -> str:
    """What changed since the text before in a sentence; of the first text of its kind, how it begins."""
    same = Q(resolution=version.resolution_id)
    if version.resolution.series_id:
        same |= Q(resolution__series=version.resolution.series_id)
    family = list(Version.objects.texts().filter(same).in_order_of_issue().only("pk", "titles"))
    place = next((at for at, one in enumerate(family) if one.pk == version.pk), 0)
    language = version.shown_language
    earlier = next((one for one in reversed(family[:place]) if language in one.titles), None)
    keys = [earlier.pk, version.pk] if earlier else [version.pk]
    related = ("version__resolution__session", "version__resolution__committee", "version__about", "shown__source")
    rows = LanguageVersion.objects.filter(version__in=keys, language=language).select_related(*related)
    documents = as_documents(sorted(rows, key=lambda text: keys.index(text.version_id)))
    if earlier and len(documents) == 2:
        old, new = documents
        try:
            changes = sentence(compare(old, new), old, new, translation)
        except TooLarge:
            return ""
        return gettext("Since %(earlier)s: %(changes)s") % {"earlier": name_of_before(earlier), "changes": changes}
    operative = next((one.text for one in documents[-1].paragraphs if one.kind == "operative"), "") if documents else ""
    return " ".join(operative.split()[:40])
