"""What is refused about roles. Pure."""

from collections.abc import Collection

from domain.access import PERMISSIONS
from domain.errors import Conflict, Invalid, NotFound


class RoleNotFound(NotFound):
    code = "role.not_found"
    sentence = "There is no such role."


class RoleNameTaken(Conflict):
    code = "role.name_taken"
    sentence = "There is a role of this name."


class RoleBuiltIn(Conflict):
    code = "role.built_in"
    sentence = "A built-in role stays as it is; make one of your own."


class RoleInUse(Conflict):
    code = "role.in_use"
    sentence = "Members have this role; give them another first."


class UnknownPermission(Invalid):
    code = "role.unknown_permission"
    sentence = "There is no such permission."


def check_known(permissions: Collection[str]) -> None:
    """Raises UnknownPermission, naming them."""
    unknown = sorted(set(permissions) - PERMISSIONS.keys())
    if unknown:
        raise UnknownPermission(f"There is no permission {', '.join(unknown)}.", permissions=unknown)
