from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import celery, telemetry  # noqa: F401  makes it the current application, wherever Django runs

        telemetry.start()
