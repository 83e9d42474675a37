import orjson

from api.contacts.schemas import Contact as ContactAnswer
from api.pagination import PageQuery, page
from conftest import World
from domain.contacts.models import Contact


def test_a_list_that_can_hold_nothing_is_an_empty_page(world: World) -> None:
    """Django knows without asking that `id IN ()` fits nothing, and says so by an exception."""
    nothing = Contact.objects.within(world.vendor.id).filter(id__in=[])
    answer = page(nothing, ContactAnswer, PageQuery(count=True), order=("-created_at", "-id"))
    assert orjson.loads(answer.content) == {"items": [], "next_cursor": None, "total": 0}
