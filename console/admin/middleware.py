"""What the admin needs around a request. Elsewhere these do nothing: the API signs nobody in by a cookie."""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest

from console.admin import sign_in

PREFIX = "/admin/"


class UnderAdmin:
    """Mixed into a middleware, lets only the admin's requests come to it."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        inner: Any = super()
        return inner.__call__(request) if request.path_info.startswith(PREFIX) else self.get_response(request)


class Sessions(UnderAdmin, SessionMiddleware):
    pass


class Authentication(UnderAdmin, AuthenticationMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        sign_in.forget_ended(request)
        super().process_request(request)


class Messages(UnderAdmin, MessageMiddleware):
    pass
