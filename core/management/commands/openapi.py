"""`manage.py openapi`: writes the committed documents anew, after a change of the contract that is meant."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from chat import asyncapi
from core.clients import document

ROOT = Path(settings.BASE_DIR)
OPENAPI = ROOT / "api" / "tests" / "openapi.json"
ASYNCAPI = ROOT / "chat" / "tests" / "asyncapi" / "asyncapi.json"


class Command(BaseCommand):
    help = "Write the OpenAPI and the AsyncAPI document that the tests compare with."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for path, found in ((OPENAPI, document.openapi()), (ASYNCAPI, asyncapi.document())):
            path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
            self.stdout.write(f"Written: {path.relative_to(ROOT)}")
