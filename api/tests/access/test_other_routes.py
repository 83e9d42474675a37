"""Addresses that are no operations: known one by one, so that a view somebody adds by hand is classified too."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from api.tests.access import routed
from api.tests.access.cells import Hole, check_other_routes
from api.tests.access.table import OTHER_ROUTES
from api.tests.access.world import World
from domain.people.models import User

ADMIN = {route for route in routed.other_routes() if route.startswith("admin/")}


def test_they_are_the_known_ones() -> None:
    check_other_routes(routed.other_routes(), OTHER_ROUTES)


def test_one_that_nobody_classified_is_a_hole() -> None:
    def show(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    added = [path("reports/everything", show)]
    with pytest.raises(Hole, match="reports/everything"):
        check_other_routes([*routed.other_routes(), *routed.other_routes(added)], OTHER_ROUTES)


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(OTHER_ROUTES))
def test_everybody_is_answered(route: str, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    answer = Client().get("/" + re.sub("<.*?>", "0" * 32, route))
    assert answer.status_code in (200, 301, 302, 404, 503)  # no picture, no workers


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["anonymous", "the owner"])
def test_the_admin_is_for_staff_alone(world: World, who: str) -> None:
    """A session of one who is not staff opens no page of it either."""
    client = Client()
    caller = next(caller for caller in world.callers if caller.name == who)
    if caller.user_id:
        client.force_login(User.objects.get(id=caller.user_id))
    for route in ADMIN - {"admin/login/"}:
        answer = client.get("/" + re.sub(r"<.*?>|\^?\(.*?\)", "domain", route).rstrip("$"))
        assert answer.status_code == 405 or answer["Location"].startswith("/admin/"), (route, answer.status_code)
