"""What uvicorn runs: HTTP through the one-hop handler, sockets through Channels."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings")
django.setup()

from channels.routing import ProtocolTypeRouter  # noqa: E402

from chat.routing import sockets  # noqa: E402
from core.http import OneHopHandler  # noqa: E402

application = ProtocolTypeRouter({"http": OneHopHandler(), "websocket": sockets})
