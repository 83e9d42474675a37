"""simplejwt's authentication; the session and the membership must still stand."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import AuthenticationFailed

from domain.models import Member, Session


class SessionJWTAuthentication(JWTAuthentication):
    def get_user(self, validated_token: Any) -> AbstractBaseUser:
        sessions = Session.objects.select_related("user").filter(revoked_at=None, user__is_active=True)
        session = sessions.filter(id=validated_token["sid"], user_id=validated_token["sub"]).first()
        if session is None:
            raise AuthenticationFailed("The session has ended.")
        return session.user


class MayBook(BasePermission):
    """Finds the member that the token's vendor names: `request.member`."""

    def has_permission(self, request: Request, view: Any) -> bool:
        members = Member.objects.within(request.auth["vid"]).select_related("role")
        request.member = members.filter(user=request.user, is_active=True).first()
        if request.member is None:
            return False
        role = request.member.role
        return bool(role.key) or "booking.write" in role.permissions
