"""What all pages share is put together once a language."""

from django.template import Context, Template
from django.utils.translation import override


def test_what_follows_from_the_language_alone_is_made_once_for_each():
    made = []
    frame = Template("{% load frame %}{% once_a_language %}{% translate 'Search' %} {{ note }}{% endonce_a_language %}")

    def note() -> str:
        made.append(None)
        return f"{len(made)}"

    def printed(language: str) -> str:
        with override(language):
            return frame.render(Context({"note": note}))

    assert [printed(language) for language in ("en", "fr", "en", "fr")] == ["Search 1", "Rechercher 2"] * 2


def test_the_frame_of_a_page_is_in_its_language(client, db):
    pages = [client.get(address).content.decode() for address in ("/about/", "/fr/about/", "/about/")]
    assert pages[0] == pages[2]
    assert 'href="/fr/sessions/"' in pages[1]
    assert 'href="/fr/sessions/"' not in pages[0]
