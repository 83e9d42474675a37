from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from chat import library_logs, live

        live.listen()
        library_logs.tame()
