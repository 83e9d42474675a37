"""`manage.py openapi`: writes the committed OpenAPI document anew, after a change of the contract that is meant."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from api.api import api

SNAPSHOT = Path(settings.BASE_DIR) / "api" / "tests" / "openapi.json"


class Command(BaseCommand):
    help = "Write the OpenAPI document that the tests compare with."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        document = json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str))
        SNAPSHOT.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
        self.stdout.write(f"{len(document['paths'])} paths written to {SNAPSHOT.relative_to(settings.BASE_DIR)}")
