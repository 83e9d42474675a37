"""The sockets alone, for the servers that tests start: no HTTP, so no middleware is loaded."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings")
django.setup()

from chat import hub, publisher  # noqa: E402
from chat.routing import sockets  # noqa: E402

# On a machine that is slow for a moment nothing is given up: what tests wait for comes.
hub.PATIENCE = publisher.TIMEOUT = 60.0
# What the sweep finds is found soon.
hub.SWEEP = 1.0

application = sockets
