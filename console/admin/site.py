"""The admin's site: its names, its door, and how its index is parted."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse

from console.admin.sign_in import SignInForm

# A password is changed over the API, where its rules, its letter and the end of other sessions are.
LEFT_OUT = ("password_change", "password_change_done")

GROUPS = ("Vendors", "Accounts", "Bookings", "Conversations", "Sending and receiving", "Machinery")
"""In the order of the index; others follow."""


class OperationsSite(admin.AdminSite):
    site_title = site_header = "Spout operations"
    index_title = "What there is"
    site_url = "/"
    empty_value_display = "–"
    login_form = SignInForm  # type: ignore[assignment]  # any form with `get_user` will do
    login_template = "admin/sign_in.html"

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [url for url in super().get_urls() if getattr(url, "name", None) not in LEFT_OUT]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Django's; the whole of it by what the tables are about, not by what app they are of."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        groups: dict[str, Any] = {}
        for app in apps:
            for entry in app["models"]:
                name = getattr(self.get_model_admin(entry["model"]), "group", app["name"])
                groups.setdefault(name, {**app, "name": name, "models": []})["models"].append(entry)
        if request.user.is_superuser and "Sending and receiving" in groups:
            groups["Sending and receiving"]["models"].insert(0, _sending())
        return sorted(groups.values(), key=lambda group: GROUPS.index(group["name"]) if group["name"] in GROUPS else 99)


def _sending() -> dict[str, Any]:
    """The page of console.admin.sending, as the index lists tables."""
    return {"name": "How sending stands", "object_name": "Sending", "admin_url": reverse("sending"), "view_only": True}
