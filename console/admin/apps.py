from importlib import import_module

from django.contrib.admin import apps


class Operations(apps.AdminConfig):
    """In INSTALLED_APPS in the place of `django.contrib.admin`: the same, with our site and our tables."""

    default_site = "console.admin.site.OperationsSite"

    def ready(self) -> None:
        super().ready()
        import_module("console.admin.tables")
