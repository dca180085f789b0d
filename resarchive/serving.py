"""The application server inside a management command: gunicorn, as in production, on a free port."""

import runpy
import socket
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication

HOST = "127.0.0.1"
TRIES = 50


def listen(port: int) -> socket.socket:
    """A socket of this machine on ``port``, or on the next free one. Raises ``OSError`` if there is none."""
    for candidate in range(port, port + TRIES):
        opened = socket.socket()
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((HOST, candidate))
            opened.listen()
        except OSError:
            opened.close()
            continue
        return opened
    raise OSError(f"no free port between {port} and {port + TRIES - 1}")


def serve(listener: socket.socket, when_ready: Callable[[int], None]) -> None:
    """Serve until Ctrl-C or SIGTERM, which end the program with ``SystemExit``. ``when_ready`` is called with the
    port."""
    port = listener.getsockname()[1]
    own = {
        "bind": f"fd://{listener.detach()}",
        "loglevel": "warning",
        "when_ready": lambda server: when_ready(port),
    }
    _Application(own).run()


class _Application(BaseApplication):
    """With the settings of ``gunicorn.conf.py``, which the command ``gunicorn`` finds by itself, and ``own`` ones."""

    def __init__(self, own: dict[str, Any]) -> None:
        self.own = own
        super().__init__()

    def load_config(self) -> None:
        for name, value in (runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py")) | self.own).items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        from resarchive.wsgi import application

        return application
