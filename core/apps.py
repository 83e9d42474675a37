from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import celery  # noqa: F401  makes it the current application, wherever Django runs
