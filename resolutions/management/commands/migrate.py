from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from ..database import why_not_this_version


class Command(migrate.Command):
    """Django's own, which would try to make the tables of an archive from before 0.1 a second time."""

    def handle(self, *args: Any, **options: Any) -> None:
        why_not = why_not_this_version(connections[options["database"]])
        if why_not:
            raise CommandError(why_not)
        super().handle(*args, **options)
