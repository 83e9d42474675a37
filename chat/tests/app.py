"""The sockets alone, for the servers that tests start: no HTTP, so no middleware is loaded."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings")
django.setup()

from chat.routing import sockets  # noqa: E402

application = sockets
