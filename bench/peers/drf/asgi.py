"""Django's own ASGI handler."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peers.drf.settings"

from django.core.asgi import get_asgi_application

application = get_asgi_application()
