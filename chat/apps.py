from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from chat import live, privacy

        live.listen()
        privacy.quiet_uvicorn()
