"""`manage.py settings_table`: writes the operators' guide's table of settings anew, from core/env.py."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from core.env import Environment

GUIDE = Path(settings.BASE_DIR) / "docs" / "operators.md"
HEAD = "| name | default | meaning |\n|---|---|---|\n"


class Command(BaseCommand):
    help = "Write the table of settings in docs/operators.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        GUIDE.write_text(renewed(GUIDE.read_text()))
        self.stdout.write(f"{len(Environment.model_fields)} settings written to {GUIDE.relative_to(settings.BASE_DIR)}")


def renewed(guide: str) -> str:
    """The guide with the table as it should be."""
    rows = "".join(f"{_row(name, field)}\n" for name, field in Environment.model_fields.items())
    return re.sub(re.escape(HEAD) + r"(\|.*\n)*", lambda _: HEAD + rows, guide, count=1)


def default(field: FieldInfo) -> str:
    """As one would write it; empty for none."""
    value = field.default
    if value is PydanticUndefined or value == []:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _row(name: str, field: FieldInfo) -> str:
    given = "**required** " if field.is_required() else f"`{default(field)}` " if default(field) else ""
    return f"| `{name}` | {given}| {field.description} |"
