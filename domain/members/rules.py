"""What is refused about members. Pure."""

from domain.errors import Conflict, Forbidden, NotFound


class MemberNotFound(NotFound):
    code = "member.not_found"
    sentence = "There is no such member."


class LastOwner(Conflict):
    code = "member.last_owner"
    sentence = "A vendor keeps at least one owner; make another first."


class AlreadyMember(Conflict):
    code = "member.already"
    sentence = "Somebody with this e-mail is a member already."


class ProfileShared(Conflict):
    code = "member.profile_shared"
    sentence = "The account is known beyond this vendor; only its owner may change the profile."


class TeamNeeded(Forbidden):
    code = "member.team_needed"
    sentence = "Your role reaches your own teams: name at least one of them."
