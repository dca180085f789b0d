"""Records for libraries: MARCXML read by pymarc, a harvest by sickle."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings as known_settings
from django.core.management import call_command
from pymarc import parse_xml_to_array
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, BadResumptionToken, IdDoesNotExist, NoRecordsMatch

from resolutions.exports import oai
from resolutions.ingest.manifests.marc import read_marc
from resolutions.models import Ballot, Removal, Sponsor, Vote
from tests.pages import rows


def a_text(symbol: str = "A/RES/66/1", title: str = "Care of the oceans"):
    version = rows.a_version(symbol, title=title, kind="resolution", stage="adopted", adopted_on=date(2011, 12, 19))
    rows.a_paragraph(version, "Recalling the sea,")
    return version


@pytest.mark.django_db
def test_marcxml_has_the_fields_of_the_digital_library_and_reads_back(client):
    version = a_text()
    version.parsed = {"agenda_items": [{"number": "69", "letter": "b", "title": "Seas"}], "outcome": "adopted_by_vote"}
    version.related = ["A/C.3/66/L.5", "A/66/462"]
    version.save()
    vote = Vote.objects.create(version=version, in_favour=1, against=0, abstaining=0)
    state = Sponsor.objects.create(name="Cuba", key="cuba", slug="cuba", code="CUB")
    Ballot.objects.create(vote=vote, state=state, as_written="CUBA", position="in_favour")
    response = client.get("/A/RES/66/1.marcxml")
    assert response.headers["Content-Type"].startswith("application/marcxml+xml")
    (record,) = parse_xml_to_array(BytesIO(response.content))
    assert str(record.leader)[5:10] == "nam a"  # new, language material, complete in itself, in Unicode
    said = {field.tag: field.format_field() for field in record.get_fields()}
    assert said["191"].startswith("A/RES/66/1")
    assert said["245"] == "Care of the oceans resolution"
    assert ["".join(record[tag].indicators) for tag in ("191", "245", "710", "856")] == ["  ", "10", "2 ", "40"]
    assert (said["992"], said["967"]) == ("20111219", "1 CUB Y CUBA")
    assert "269" not in said  # the day of issue is not known
    assert said["991"] == "A/66 69b Seas"
    assert said["996"] == "Adopted 1-0-0 1 0 0"
    assert [field["a"] for field in record.get_fields("993")] == ["A/C.3/66/L.5", "A/66/462"]
    assert [field["u"] for field in record.get_fields("856")] == [
        "http://testserver/A/RES/66/1",
        "https://docs.un.org/en/A/RES/66/1",
    ]
    (entry,) = read_marc(response.content).by_symbol.values()
    assert (entry.title, entry.related) == ("Care of the oceans", ("A/C.3/66/L.5", "A/66/462"))
    assert [(item.number, item.letter) for item in entry.agenda_items] == [("69", "b")]
    assert (entry.adopted_on, entry.outcome) == ("2011-12-19", "adopted_by_vote")


@pytest.mark.django_db
def test_a_text_without_a_title_has_the_name_that_a_cataloguer_supplies(client):
    named, unnamed = a_text(title=""), rows.a_version(None, title="")
    for version, title in ((named, "[A/RES/66/1]"), (unnamed, "[Untitled text]")):
        content = client.get(f"{version.get_absolute_url().rstrip('/')}.marcxml").content
        (record,) = parse_xml_to_array(BytesIO(content))
        assert record["245"]["a"] == title
        assert [entry.title for entry in read_marc(content).by_symbol.values()] in ([None], [])


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", oai.PREFIXES)
def test_hostile_words_stay_words_in_every_record(client, prefix):
    a_text(title="<b>]]></b>&amp;<!ENTITY x>\x01 seas")
    said = client.get("/oai/", {"verb": "ListRecords", "metadataPrefix": prefix}).content.decode()
    assert "<b>" not in said
    assert "&lt;b&gt;]]&gt;&lt;/b&gt;&amp;amp;" in said


@pytest.mark.django_db
def test_errors_are_those_of_the_protocol(client):
    a_text()
    for query, code in {
        "": "badVerb",
        "verb=Steal": "badVerb",
        "verb=ListRecords": "badArgument",
        "verb=ListRecords&metadataPrefix=none": "cannotDisseminateFormat",
        "verb=ListRecords&metadataPrefix=akn&set=none": "badArgument",
        "verb=ListRecords&metadataPrefix=akn&from=2020": "badArgument",
        "verb=ListRecords&metadataPrefix=akn&until=2000-01-01": "noRecordsMatch",
        "verb=ListRecords&resumptionToken=%5B%5D": "badResumptionToken",
        "verb=GetRecord&metadataPrefix=akn&identifier=oai:testserver:text/x": "idDoesNotExist",
        "verb=Identify&set=x": "badArgument",
    }.items():
        assert f'code="{code}"' in client.get(f"/oai/?{query}").content.decode(), query


@pytest.mark.django_db
def test_no_record_is_older_than_the_archive_says(client):
    gone = a_text("A/RES/66/99")
    Removal.objects.create(version_pk=gone.pk, label="A/RES/66/99", symbol_key=gone.symbol_key)
    removed = Removal.objects.get().made_at
    gone.delete()
    a_text()
    assert oai.earliest() == removed


@pytest.mark.django_db(transaction=True)
def test_everything_is_harvested_once_though_texts_come_and_go(live_server, monkeypatch):
    call_command("ingest", str(known_settings.FIXTURES), verbosity=0)
    monkeypatch.setattr(oai, "PAGE", 3)
    for number in range(1, 9):
        a_text(f"A/RES/66/{number}")
    gone = a_text("A/RES/66/99")
    Removal.objects.create(version_pk=gone.pk, label="A/RES/66/99", symbol_key=gone.symbol_key)
    key, _ = gone.pk, gone.delete()
    client = Sickle(f"{live_server.url}/oai/")
    assert client.Identify().protocolVersion == "2.0"
    assert {form.metadataPrefix for form in client.ListMetadataFormats()} == set(oai.PREFIXES)
    assert "session:66" in {one.setSpec for one in client.ListSets()}
    for prefix in oai.PREFIXES:
        records, seen = client.ListRecords(metadataPrefix=prefix), []
        for at, record in enumerate(records):
            seen.append((record.header.identifier, record.header.deleted))
            if at == 4:
                a_text(f"A/RES/67/{len(prefix)}")  # a load goes on
        assert len({name for name, _ in seen}) == len(seen) == 13 + 1 + oai.PREFIXES.index(prefix)
        assert [name for name, deleted in seen if deleted] == [f"oai:localhost:text/{key}"]
    of_session = [one.header.identifier for one in client.ListRecords(metadataPrefix="oai_dc", set="session:80")]
    assert len(of_session) == 2  # and what was taken out
    one = client.GetRecord(identifier=of_session[0], metadataPrefix="oai_dc")
    assert one.metadata["publisher"] == ["United Nations"]
    with pytest.raises(IdDoesNotExist):
        client.GetRecord(identifier="oai:localhost:text/0", metadataPrefix="oai_dc")
    with pytest.raises(NoRecordsMatch):
        client.ListRecords(metadataPrefix="oai_dc", **{"from": "2999-01-01"})
    with pytest.raises(BadArgument):
        client.ListRecords(metadataPrefix="oai_dc", set="nothing")
    with pytest.raises(BadResumptionToken):
        client.ListRecords(resumptionToken="none")
