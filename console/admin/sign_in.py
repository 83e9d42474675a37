"""Signing in to the admin: by the same door as the API, into a session of the same list.

So the same limits and the second factor hold, and whatever ends a user's sessions (a new password, a deactivated
account, "sign out everywhere") ends those of the admin.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import auth
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.timezone import now

from domain import tracing
from domain.errors import Refusal
from domain.people import actions as people
from domain.people import rules, sessions
from domain.people.models import User

SESSION = "spout_session"
"""Where Django's session holds the id of ours."""


class SignInForm(forms.Form):
    """What `LoginView` asks: login, password and, for those who have a second factor, its code."""

    username = forms.CharField(
        label="E-mail or username",
        max_length=254,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        max_length=4096, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    code = forms.CharField(
        required=False,
        max_length=64,
        help_text="Of your authenticator, or a recovery code, if you have a second factor.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        given = self.cleaned_data
        try:
            user = people.authenticate(
                given["username"],
                given["password"],
                code=given["code"] or None,
                address=tracing.address.get(),
                now=now(),
            )
        except rules.TwoFactorNeeded:
            self.add_error("code", "Enter your code, and the password again.")
        except Refusal as refusal:
            self.add_error(None, refusal.message)
        else:
            self._admit(user)
        return given

    def _admit(self, user: User) -> None:
        if user.is_staff:
            self.user = user
        else:
            self.add_error(None, rules.BadCredentials.sentence)  # whose account is staff is nobody's to find out

    def get_user(self) -> User | None:
        return self.user


@receiver(user_logged_in)
def _begin(request: HttpRequest, user: User, **_: Any) -> None:
    device = f"Admin: {request.headers.get('User-Agent', '')}"
    opened = sessions.open_session(user, vendor_id=None, device=device, address=tracing.address.get(), now=now())
    request.session[SESSION] = str(opened.session.id)
    request.session.clear_expired()  # seldom enough, and nothing else does it


@receiver(user_logged_out)
def _end(request: HttpRequest, **_: Any) -> None:
    if session_id := request.session.get(SESSION):
        sessions.end(UUID(session_id), now=now())


def forget_ended(request: HttpRequest) -> None:
    """Sign out whoever's session has been ended elsewhere."""
    if auth.SESSION_KEY not in request.session:
        return
    session_id = request.session.get(SESSION)
    if not session_id or not sessions.alive({UUID(session_id)}):
        request.session.flush()
