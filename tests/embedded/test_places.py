"""Where the files go, and that no folder of anybody is opened wider for it."""

import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from resarchive.embedded import EmbeddedError, places
from resarchive.embedded.account import Account, server_account
from resarchive.embedded.binaries import find_install, reachable_install, version

OWN = Account(os.geteuid(), os.getegid(), lent=False)


def test_the_programs_are_found_without_importing_their_package():
    install = find_install()
    assert os.access(install / "bin" / "postgres", os.X_OK)
    assert int(version(install).split(".")[0]) >= 15


def test_a_path_too_long_for_a_socket_or_with_a_comma_gets_a_short_one(tmp_path):
    for name in ["x" * 120, "with, comma"]:
        socket = places.prepare(tmp_path / name, OWN).socket
        assert len(os.fsencode(socket)) <= places.LONGEST_SOCKET_FOLDER
        assert "," not in str(socket)
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        socket.rmdir()


@pytest.mark.parametrize(("name", "own"), [("a 'state', 1", True), *((f"a{c}b", False) for c in '"$`\\')])
def test_programs_never_lie_under_a_path_that_a_shell_reads_otherwise(tmp_path, name, own):
    prepared = places.prepare(tmp_path / name, OWN)
    assert prepared.programs == (prepared.home if own else places.SYSTEM_HOME)


def test_a_socket_folder_laid_there_by_somebody_else_is_refused(tmp_path):
    socket = places.prepare(tmp_path, OWN).socket
    socket.rmdir()
    trap = tmp_path / "trap"
    trap.mkdir(mode=0o700)
    socket.symlink_to(trap)
    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        places.prepare(tmp_path, OWN)
    socket.unlink()


if os.geteuid() == 0:

    @pytest.fixture
    def home(tmp_path):
        """A folder of root that nobody else may enter, like /root itself."""
        home = tmp_path / "home"
        home.mkdir(mode=0o700)
        return home

    def test_root_lends_an_account_and_keeps_its_home_closed(home, tmp_path, monkeypatch):
        reachable = tmp_path / "system"
        monkeypatch.setattr(places, "SYSTEM_HOME", reachable)
        account = server_account()
        assert account.lent
        assert account.uid in {pwd.getpwnam(name).pw_uid for name in ("postgres", "nobody") if _exists(name)}
        found = places.prepare(home / ".state", account)
        assert found.home.parent == reachable
        assert found.home.stat().st_uid == account.uid
        assert stat.S_IMODE(home.stat().st_mode) == 0o700

    def test_a_deleted_state_folder_takes_its_data_folder_with_it(home, tmp_path, monkeypatch):
        monkeypatch.setattr(places, "SYSTEM_HOME", tmp_path / "system")
        state, account = home / ".state", server_account()
        first = places.prepare(state, account).home
        assert places.prepare(state, account).home == first
        shutil.rmtree(state)
        assert places.prepare(state, account).home != first

    def test_a_copied_state_folder_has_data_of_its_own(home, tmp_path, monkeypatch):
        monkeypatch.setattr(places, "SYSTEM_HOME", tmp_path / "system")
        account = server_account()
        first = places.prepare(home / ".state", account).home
        shutil.copytree(home / ".state", home / "copy")
        assert places.prepare(home / "copy", account).home != first

    def test_programs_that_cannot_be_reached_are_copied_once_and_work(home, monkeypatch):
        package = find_install().parent
        for folder in [package, package.with_name(f"{package.name}.libs")]:
            shutil.copytree(folder, home / folder.name)
        # pytest's own temporary folder is root's alone, too.
        with tempfile.TemporaryDirectory() as open_folder:
            os.chmod(open_folder, 0o711)
            account, server_home = server_account(), Path(open_folder) / "server"
            account.own(server_home)
            closed = home / package.name / "pginstall"
            copy = reachable_install(closed, account, server_home)
            assert copy.is_relative_to(server_home)
            subprocess.run([copy / "bin" / "initdb", "--version"], check=True, **account.popen_options())
            (copy / "mark").touch()
            assert reachable_install(closed, account, server_home) == copy
            assert (copy / "mark").exists()

    def _exists(name):
        try:
            return bool(pwd.getpwnam(name))
        except KeyError:
            return False
