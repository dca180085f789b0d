"""``manage.py check_archive``: what looks as if a cover had been read wrongly."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from resolutions.models import Committee, Sponsor
from resolutions.models.choices import SponsorKind
from resolutions.text.states import name_key
from tests.pages import rows

pytestmark = pytest.mark.django_db


def check(*options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_archive", *options, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def among_states(name: str, **columns: str) -> None:
    slug = name_key(name)[:100].replace(" ", "-")
    Sponsor.objects.create(name=name, key=name_key(name), slug=slug, kind=SponsorKind.STATE, **columns)


def test_an_archive_without_faults_is_not_odd():
    rows.a_version("A/RES/66/1", organ="General Assembly")
    rows.a_version("A/RES/66/4", organ="Asamblea General")
    rows.a_version("S/RES/1325(2000)", organ="Security Council")
    among_states("Cuba")
    among_states("Ruritania", code="RUR")
    assert check() == (0, "nothing is odd\n")


def test_each_kind_of_oddity_is_listed():
    rows.a_version("A/RES/66/2", title="Oceans " * 50)
    rows.a_version("A/RES/66/3", organ="Human Rights Council")
    Committee.objects.create(code="C.94", name="Tide Committee")
    Committee.objects.create(code=None, name="Comité des marées", names={"en": "the Tide Committee"})
    among_states("Decides to remain seized of the matter")
    status, said = check()
    assert status == 1
    assert "long title: 1\n  A/RES/66/2 (en): 350 letters: Oceans" in said
    assert "organ: 1\n  A/RES/66/3: its cover names “Human Rights Council” as the organ" in said
    assert "committee: 1\n  Tide Committee: stands 2 times: Tide Committee (C.94), Comité des marées (no code)" in said
    assert "State: 1\n  Decides to remain seized of the matter: stands among the States" in said


def test_the_same_for_programs():
    rows.a_version("A/RES/66/3", organ="Human Rights Council")
    status, said = check("--json")
    assert status == 1
    assert [(one["kind"], one["where"]) for one in json.loads(said)["odd"]] == [("organ", "A/RES/66/3")]
