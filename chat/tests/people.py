"""The cast of the tests, set up through real actions: alice (owner), bob (agent), charlie (another vendor)."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from ninja_jwt.tokens import AccessToken

from domain.access import Actor, system
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import receiving, rules
from domain.conversations.cloud_api import Person as Customer
from domain.conversations.cloud_api import Reaction
from domain.conversations.models import Conversation, Message
from domain.members import actions as members
from domain.people import actions, queries, sessions
from domain.people.models import Role, User


@dataclass
class Person:
    user: User
    session_id: UUID
    actor: Actor

    def token(self, *, seconds: float | None = None) -> str:
        """An access token, as the API would give it; `seconds`: how long it lasts."""
        token = AccessToken()
        token["sub"], token["sid"] = str(self.user.id), str(self.session_id)
        token["vid"] = str(self.actor.vendor_id)
        if seconds is not None:
            token["exp"] = int(timezone.now().timestamp() + seconds)
        return str(token)

    def ticket(self) -> str:
        return sessions.give_ticket(self.session_id, self.actor.vendor_id, now=timezone.now())


@dataclass
class Cast:
    alice: Person
    bob: Person
    charlie: Person

    def customer(self) -> tuple[Contact, Conversation]:
        """A new customer of alice's vendor, and the conversation with them."""
        return customer_of(self.alice)

    def say(self, conversation: Conversation, *texts: str) -> None:
        for text in texts:
            conversations.post(self.alice.actor, conversation.id, text=text, now=timezone.now())

    def hear(self, conversation: Conversation, text: str) -> None:
        """What the customer says."""
        conversations.append(
            system(conversation.vendor_id),
            conversation,
            now=timezone.now(),
            direction="inbound",
            text=text,
            status="delivered",
            sender_kind="contact",
            sender_id=conversation.contact_id,
            provider_id=f"wamid.{uuid4()}",
        )

    def put_emoji(self, message: Message, emoji: str) -> None:
        """As the customer does."""
        assert message.provider_id
        item = Reaction("", f"wamid.{uuid4()}", Customer(None, None), message.provider_id, emoji, timezone.now())
        with transaction.atomic():
            receiving.put_reaction(system(message.vendor_id), item, now=timezone.now())

    def charlie_says(self, text: str) -> None:
        """To a customer of the other vendor."""
        _, conversation = customer_of(self.charlie)
        conversations.post(self.charlie.actor, conversation.id, text=text, now=timezone.now())


def customer_of(person: Person) -> tuple[Contact, Conversation]:
    """A new customer of the person's vendor, and the conversation with them."""
    digits = f"4477{uuid4().int % 10**8:08d}"
    contact = contacts.add(
        person.actor,
        name="Dana Customer",
        now=timezone.now(),
        whatsapp_id=digits,
        phone_number=f"+{digits}",
    )
    conversation = conversations.open_with(person.actor, contact, now=timezone.now())
    conversation.window_closes_at = timezone.now() + rules.WINDOW  # as if they had just written
    conversation.save(update_fields=["window_closes_at"])
    return contact, conversation


def sign_in(user: User) -> Person:
    session = sessions.open_session(user, vendor_id=None, device="test", address=None, now=timezone.now()).session
    actor = queries.caller(user_id=user.id, session_id=session.id, vendor_id=session.vendor_id).actor
    assert actor is not None
    return Person(user, session.id, actor)


def gather() -> Cast:
    mark = uuid4().hex[:8]
    alice = sign_in(_owner(f"alice-{mark}", "Alice"))
    agent = Role.objects.within(alice.actor.vendor_id).get(key="agent")
    member = members.add(
        alice.actor,
        role_id=agent.id,
        now=timezone.now(),
        user={"email": f"bob-{mark}@a.example", "password": "pass-word-1", "first_name": "Bob", "last_name": "B"},
    )
    return Cast(alice, sign_in(member.user), sign_in(_owner(f"charlie-{mark}", "Charlie")))


def _owner(login: str, name: str) -> User:
    return actions.register(
        email=f"{login}@a.example",
        password="pass-word-1",
        first_name=name,
        last_name="A",
        vendor={"name": f"{name}'s", "timezone": "Europe/London"},
        now=timezone.now(),
    )
