"""A process that uses the embedded server and does what it is told, one line in, one line of JSON out.

``client.py STATE [UID PYTHON INSTALL FOLDER]``: with UID it becomes that user once everything is imported, and starts
FOLDER's keeper with PYTHON and the server from INSTALL, which that user can reach even where it cannot reach ours.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import psycopg

from resarchive.embedded import Address, Server, keeper


def become(uid: int) -> None:
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)


def fork() -> str:
    """A child that ends in the ordinary way, with everything an ordinary end runs."""
    child = os.fork()
    if not child:
        sys.exit()
    os.waitpid(child, 0)
    return "waited"


def sql(server: Server, statement: str) -> list:
    try:
        connection = connect(server.ensure())
    except psycopg.OperationalError:
        connection = connect(server.ensure(doubt=True))
    with connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def connect(address: Address) -> psycopg.Connection:
    return psycopg.connect(
        host=address.host, port=address.port, user=address.user, dbname="resarchive", autocommit=True
    )


def main() -> None:
    state, *other = sys.argv[1:]
    install = None
    if other:
        uid, sys.executable, install, keeper.__file__ = int(other[0]), other[1], Path(other[2]), f"{other[3]}/keeper.py"
        become(uid)
    server = Server(Path(state), install)
    does = {
        "ensure": lambda rest: asdict(server.ensure()),
        "fork": lambda rest: fork(),
        "sql": lambda rest: sql(server, rest),
    }
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        answer = does[word](rest)
        print(json.dumps(answer, default=str), flush=True)


if __name__ == "__main__":
    main()
