from django.utils.timezone import now

from conftest import World, problem
from domain.contacts import actions


def test_merge_and_remove(world: World) -> None:
    alice = world.alice.api
    twin = actions.add(world.alice.actor, name="Amina E.", business_scoped_id="GB.1", now=now())
    amina = str(world.contact.id)
    merged = alice.post(f"/contacts/{twin.id}/merge", {"into": amina}, **{"Idempotency-Key": "1"})
    assert (merged.status_code, merged.json()["id"], merged.json()["business_scoped_id"]) == (200, amina, "GB.1")
    again = alice.post(f"/contacts/{twin.id}/merge", {"into": amina}, **{"Idempotency-Key": "1"})
    assert again.json() == merged.json(), "the same key answers the same, though the contact is no more"
    assert problem(alice.post(f"/contacts/{twin.id}/merge", {"into": amina})) == (404, "contact.not_found")
    assert problem(alice.post(f"/contacts/{amina}/merge", {"into": amina})) == (400, "contact.merged_with_itself")
    booking = alice.post("/bookings", world.booking()).json()
    refused = alice.call("DELETE", f"/contacts/{amina}")
    assert problem(refused) == (409, "contact.has_bookings")
    assert refused.json()["details"] == {"upcoming": 1, "past": 0}
    alice.post(f"/bookings/{booking['id']}/cancel", {})
    assert alice.call("DELETE", f"/contacts/{amina}").status_code == 204
    assert problem(alice.get(f"/contacts/{amina}")) == (404, "contact.not_found")
