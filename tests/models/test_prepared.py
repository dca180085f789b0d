"""Queries whose SQL is put together once."""

import pytest
from django.db.models import F

from resolutions.models import Session, Version
from resolutions.models.prepared import Prepared
from tests.builders import adopted, draft, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessions():
    return [Session.objects.create(code=str(number), kind="regular", ordinal=number) for number in (66, 67, 80)]


def test_gives_the_rows_of_the_queryset_for_each_value(sessions):
    after = Prepared(lambda ordinal: Session.objects.filter(ordinal__gt=ordinal).order_by("pk"), ordinal=int)
    assert after(ordinal=66) == sessions[1:]
    assert after(ordinal=0) == sessions
    assert after(ordinal=80) == []


def test_is_put_together_once(sessions):
    built = []

    def build(code):
        built.append(code)
        return Session.objects.filter(code=code)

    with_code = Prepared(build, code=str)
    assert [with_code(code=code) for code in ("66", "67", "none")] == [[sessions[0]], [sessions[1]], []]
    assert len(built) == 1


def test_a_value_may_stand_in_several_places(sessions):
    either = Prepared(
        lambda number: Session.objects.filter(ordinal=number) | Session.objects.filter(pk=number), number=int
    )
    assert either(number=80) == [sessions[2]]


def test_rows_have_what_was_selected_and_annotated(django_assert_num_queries):
    texts = [Version.objects.get(pk=store(document).version_id) for document in (draft(), adopted())]
    found = Prepared(
        lambda pk: Version.objects.filter(pk=pk).select_related("resolution__session").annotate(twice=F("pk") * 2),
        pk=int,
    )
    for text in texts:
        with django_assert_num_queries(1):
            (one,) = found(pk=text.pk)
            assert (one.titles, one.resolution.session.code, one.twice) == (text.titles, "66", 2 * text.pk)


def test_keys_may_be_listed_and_rows_may_be_values(sessions):
    codes = Prepared(lambda pks: Session.objects.filter(pk__among=pks).order_by("pk").values_list("code"), pks=list)
    assert codes(pks=[sessions[0].pk, sessions[2].pk]) == [("66",), ("80",)]
    assert codes(pks=[sessions[1].pk]) == [("67",)]


def test_words_may_be_listed(sessions):
    coded = Prepared(lambda codes: Session.objects.filter(code__among=codes).order_by("pk"), codes=list[str])
    assert coded(codes=["80", "66"]) == [sessions[0], sessions[2]]
    assert coded(codes=["none", "67"]) == [sessions[1]]


def test_a_query_that_does_not_ask_for_a_value_is_refused():
    with pytest.raises(TypeError, match="no place for ordinal"):
        Prepared(lambda ordinal: Session.objects.all(), ordinal=int)(ordinal=66)
