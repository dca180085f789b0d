from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base
from django.utils.asyncio import async_unsafe

from resarchive.embedded import Server, server_for


class DatabaseWrapper(base.DatabaseWrapper):
    """``OPTIONS["state"]`` in the settings is the state folder. The server is started by the first connection."""

    @property
    def server(self) -> Server:
        return server_for(Path(self.settings_dict["OPTIONS"]["state"]))

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        del params["state"]
        return params | asdict(self.server.ensure())

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        # The pool keeps the address, but does not notice that the server was killed since.
        self.server.ensure()
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            self.server.ensure(doubt=True)
            return super().get_new_connection(conn_params)
