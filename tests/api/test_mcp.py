"""The server of tools for assistants, asked by the protocol's own client."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as known_settings
from django.core.management import call_command
from mcp import MCPError
from mcp.client import Client

from resolutions.search import index_sync, store


@pytest.mark.django_db(transaction=True)
def test_an_assistant_finds_reads_verifies_and_compares(live_server):
    call_command("ingest", str(known_settings.FIXTURES), verbosity=0)
    index_sync.catch_up(store.store())

    async def ask() -> dict:
        async with Client(f"{live_server.url}/mcp/") as client:
            named = await client.list_tools()
            calls = {
                "search": {"q": "cooperation"},
                "text": {"symbol": "66/152"},
                "verify_quotation": {"quotation": "in the field of human rights", "symbol": "A/RES/66/152"},
                "votes": {"symbol": "A/RES/66/152"},
                "compare": {"a": "A/RES/66/152", "b": "A/C.3/80/L.35"},
            }
            with pytest.raises(MCPError, match="sesion"):
                await client.call_tool("search", {"q": "cooperation", "sesion": "66"})
            said = {name: await client.call_tool(name, arguments) for name, arguments in calls.items()}
            return {"tools": [tool.name for tool in named.tools], **said}

    # In a thread of its own: the browser of other tests runs a loop in this one.
    with ThreadPoolExecutor(1) as asking:
        said = asking.submit(asyncio.run, ask()).result()
    assert said["tools"] == ["search", "text", "verify_quotation", "votes", "compare"]
    assert said["search"].structured_content["hits"]
    assert said["text"].structured_content["language_versions"][0]["language"] == "en"
    assert said["verify_quotation"].structured_content["verdict"] == "verbatim"
    assert said["votes"].is_error
    assert said["compare"].structured_content["sentence"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", -32700),
        ("[" * 100_000, -32700),
        ("[]", -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/drop"}', -32601),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "drop"}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "text"}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []}', -32602),
    ],
)
def test_what_is_no_call_is_refused(client, body, code):
    response = client.post("/mcp/", body, content_type="application/json")
    assert json.loads(response.content)["error"]["code"] == code


@pytest.mark.django_db
def test_a_notification_has_no_answer_and_nothing_is_streamed(client):
    told = client.post("/mcp/", {"jsonrpc": "2.0", "method": "notifications/initialized"}, "application/json")
    assert (told.status_code, told.content) == (202, b"")
    assert client.get("/mcp/").status_code == 405


@pytest.mark.django_db
def test_assistants_are_told_what_there_is(client):
    said = client.get("/llms.txt").content.decode()
    assert said.startswith("# Resarchive")
    assert "http://testserver/mcp/" in said
    assert "http://testserver/api/v1/verify?quotation=" in said
