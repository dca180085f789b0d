"""A disk that takes nothing costs time, not pages."""

import errno

import pytest

from resarchive import caches


@pytest.fixture
def kept(tmp_path):
    caches._tell_once.cache_clear()
    return caches.ForgivingFileCache(str(tmp_path / "kept"), {})


def test_keeps_what_it_can(kept):
    kept.set("a", 1)
    assert kept.get("a") == 1


def test_a_full_disk_is_said_once_and_keeps_nothing(kept, monkeypatch, caplog):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    for value in range(3):
        kept.set("a", value)
    assert kept.get("a") is None
    assert [record.message for record in caplog.records] == [
        "Comparisons are not kept: [Errno 28] No space left on device"
    ]


def test_what_cannot_be_read_is_not_there(kept, monkeypatch):
    kept.set("a", 1)

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("builtins.open", broken)
    assert kept.get("a", "nothing") == "nothing"


def test_what_was_just_made_is_not_read_again(kept, monkeypatch):
    monkeypatch.setattr(kept, "_is_expired", lambda file: pytest.fail("read"))
    assert kept.get_or_set("a", lambda: 1) == 1
    monkeypatch.undo()
    assert kept.get_or_set("a", lambda: pytest.fail("made again")) == 1
