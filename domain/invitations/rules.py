"""Inviting: what is refused. Pure."""

from datetime import timedelta

from domain.errors import Conflict, NotFound

LIFETIME = timedelta(days=7)
MOST_AT_ONCE = 100


class InvitationNotFound(NotFound):
    code = "invitation.not_found"
    sentence = "There is no such invitation."


class AlreadyMember(Conflict):
    code = "invitation.already_member"
    sentence = "Somebody with this e-mail is a member already."


class AlreadyInvited(Conflict):
    code = "invitation.already_open"
    sentence = "There is an open invitation for this e-mail; resend or revoke it."


class NotOpen(Conflict):
    code = "invitation.not_open"
    sentence = "The invitation was accepted or revoked."


class ProfileNeeded(Conflict):
    code = "invitation.profile_needed"
    sentence = "There is no proven account with this e-mail yet: send a password, first_name and last_name."
