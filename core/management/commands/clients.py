"""`manage.py clients`: makes the TypeScript and the Python client anew from the documents as they are now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.clients import making, npm


class Command(BaseCommand):
    help = "Make both clients anew; with --check only say which files are not as they would be made now."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when something is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if not options["check"]:
                making.make()
            elif found := making.stale():
                raise CommandError("Stale, make them anew with `manage.py clients`:\n" + "\n".join(found))
        except (making.NotMade, npm.NodeMissing) as error:
            raise CommandError(str(error)) from None
        self.stdout.write("The clients are as the documents say.")
