"""`manage.py reseal`: seals every secret at rest with the first key, after FIELD_ENCRYPTION_KEYS has got a new one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from domain import resealing


class Command(BaseCommand):
    help = "Seal with the first key of FIELD_ENCRYPTION_KEYS what the others have sealed; then those can go."

    def handle(self, *args: Any, **options: Any) -> None:
        unreadable = 0
        for place in resealing.PLACES:
            result = resealing.reseal(place)
            unreadable += len(result.unreadable)
            self.stdout.write(f"{place}: {result.renewed} sealed anew, {len(result.unreadable)} that no key opens")
        if unreadable:
            raise CommandError(f"{unreadable} secrets stay as they are: the key that sealed them is not in the list.")
        self.stdout.write("All secrets are sealed with the first key.")
