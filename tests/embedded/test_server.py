"""One server for all processes that use a state folder, from the first to the last of them, whatever happens."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.embedded.conftest import BOTH


@BOTH
def test_two_processes_share_a_server_and_the_last_one_out_stops_it(household):
    first, second = household.client(), household.client()
    first.ask("ensure")
    postmaster = household.postmaster()
    second.ask("ensure")
    assert household.postmaster() == postmaster
    first.leave()
    assert second.ask("sql SELECT 1") == [[1]]
    assert household.postmaster() == postmaster
    second.leave()
    household.wait_until_stopped()


def test_processes_that_start_together_get_one_server(household):
    clients = [household.client() for _ in range(4)]
    for client in clients:
        client.process.stdin.write("ensure\n")
        client.process.stdin.flush()
    answers = {client.process.stdout.readline() for client in clients}
    assert len(answers) == 1
    assert clients[0].ask("sql SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'checkpointer'") == [[1]]


def test_rows_are_there_after_a_stop(household):
    client = household.client()
    client.ask("sql CREATE TABLE kept (text text)")
    client.ask("sql INSERT INTO kept VALUES ('Noting')")
    client.leave()
    household.wait_until_stopped()
    assert household.client().ask("sql SELECT text FROM kept") == [["Noting"]]


def test_a_killed_process_takes_nothing_with_it_and_leaves_nothing_behind(household):
    killed, other = household.client(), household.client()
    killed.ask("ensure")
    other.ask("ensure")
    killed.kill()
    assert other.ask("sql SELECT 1") == [[1]]
    other.kill()
    household.wait_until_stopped()


@BOTH
def test_a_killed_postmaster_comes_back_with_every_acknowledged_row(household):
    writer = household.client()
    writer.ask("sql CREATE TABLE kept (number int)")
    for round_ in range(2):
        for number in range(20):
            writer.ask(f"sql INSERT INTO kept VALUES ({round_ * 20 + number})")
        os.kill(household.postmaster(), signal.SIGKILL)
        assert writer.ask("sql SELECT count(*), count(DISTINCT number) FROM kept") == [[(round_ + 1) * 20] * 2]
    writer.leave()
    household.wait_until_stopped()


def test_a_killed_keeper_is_replaced_by_the_next_process(household):
    first = household.client()
    first.ask("ensure")
    [keeper] = _keepers(household)
    os.kill(keeper, signal.SIGKILL)
    second = household.client()
    second.ask("ensure")
    assert keeper not in _keepers(household)
    assert len(_keepers(household)) == 1
    first.leave()
    second.leave()
    household.wait_until_stopped()


@BOTH
def test_a_stale_pid_file_that_names_a_stranger_harms_nobody(household):
    client = household.client()
    client.ask("ensure")
    [pid_file] = household.state.glob("postgres/data-*/postmaster.pid")
    stale = pid_file.read_text().split("\n", 1)[1]
    client.leave()
    household.wait_until_stopped()
    with subprocess.Popen(["sleep", "60"], **household.account.popen_options()) as stranger:
        try:
            pid_file.write_text(f"{stranger.pid}\n{stale}")
            os.chown(pid_file, household.account.uid, household.account.gid)
            again = household.client()
            assert again.ask("sql SELECT 1") == [[1]]
            again.leave()
            household.wait_until_stopped()
            assert stranger.poll() is None
        finally:
            stranger.kill()


def test_a_forked_child_leaves_the_server_alone(household):
    client = household.client()
    client.ask("ensure")
    postmaster = household.postmaster()
    client.ask("fork")
    time.sleep(0.2)
    assert client.ask("sql SELECT 1") == [[1]]
    assert household.postmaster() == postmaster


def test_it_speaks_unicode_and_knows_the_extensions_and_no_network(household):
    client = household.client()
    assert client.ask("sql SHOW server_encoding") == [["UTF8"]]
    assert client.ask("sql SELECT lower('CÔTE D’IVOIRE')") == [["côte d’ivoire"]]
    assert client.ask("sql SHOW listen_addresses") == [[""]]
    client.ask("sql CREATE EXTENSION pg_trgm")
    client.ask("sql CREATE EXTENSION unaccent")
    assert client.ask("sql SELECT unaccent('Côte') % 'cote'") == [[True]]


@BOTH
def test_nobody_else_can_enter_its_folders(household):
    address = household.client().ask("ensure")
    for folder in [household.state / "postgres", Path(address["host"])]:
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["a state, with $HOME and 'quotes' and \"quotes\"", "x" * 120])
def test_any_path_will_do(household, name):
    household.state = household.state / name
    assert household.client().ask("sql SELECT 1") == [[1]]


def _keepers(household) -> list[int]:
    listed = subprocess.run(["ps", "-axww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    lines = [line.split(None, 1) for line in listed.splitlines()]
    return [int(pid) for pid, arguments in lines if "keeper.py" in arguments and str(household.state) in arguments]
