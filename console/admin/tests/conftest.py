import pytest
from django.test import Client
from django.utils.timezone import now

from domain import limits
from domain.people import actions as people
from domain.people.models import User

PASSWORD = "root-knows-it-well"


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    limits.forget_all()


def account(email: str, **rights: bool) -> User:
    user = people.add_user(email=email, password=PASSWORD, first_name="Some", last_name="Body", now=now())
    User.objects.filter(id=user.id).update(**rights)
    user.refresh_from_db()
    return user


@pytest.fixture
def root(db: None) -> User:
    return account("root@spout.example", is_staff=True, is_superuser=True)


@pytest.fixture
def browser(root: User) -> Client:
    """root's, signed in."""
    client = Client()
    client.force_login(root)
    return client
