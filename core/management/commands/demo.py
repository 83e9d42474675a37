"""`manage.py demo`: the fixed cast of the development system."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.runtime import demo


class Command(BaseCommand):
    help = "Make the demo data (two vendors, their members, contacts, services, bookings, conversations), once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo data's password is public: only with DEBUG.")
        self.stdout.write("demo data made" if demo.make() else "demo data is there already")
