"""Waits until no process uses the server, then stops it. Runs on its own, with nothing but the standard library.

Called with one argument, a JSON object: ``users`` and ``server`` (lock files), ``keeper`` (the open lock that says a
keeper is running, inherited), ``stop`` (the command that stops the server), ``account`` (options for ``subprocess``).
"""

import fcntl
import json
import os
import subprocess
import sys


def main() -> None:
    task = json.loads(sys.argv[1])
    users = os.open(task["users"], os.O_RDWR)
    fcntl.flock(users, fcntl.LOCK_EX)
    if _is_held(task["server"]):
        # Only a live server may be stopped: pg_ctl trusts the pid file, which after a crash can name another process.
        subprocess.run(task["stop"], cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **task["account"])
    # In this order: the process that takes the users' lock next must see that the keeper has ended.
    os.close(task["keeper"])
    os.close(users)


def _is_held(path: str) -> bool:
    fd = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False


if __name__ == "__main__":
    main()
