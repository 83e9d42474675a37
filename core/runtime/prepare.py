"""Brings the database up to date. `up` runs it in a process of its own: one start of Django for both commands."""

import os
import sys


def main(*, demo: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings")
    import django
    from django.core.management import call_command

    django.setup()
    # The checks belong to `manage.py check` and the tests; here they would cost a second.
    call_command("migrate", interactive=False, skip_checks=True)
    if demo:
        call_command("demo", skip_checks=True)


if __name__ == "__main__":
    main(demo="--no-demo" not in sys.argv)
