"""What is refused about teams. Pure."""

from domain.errors import Conflict, NotFound


class TeamNotFound(NotFound):
    code = "team.not_found"
    sentence = "There is no such team."


class TeamNameTaken(Conflict):
    code = "team.name_taken"
    sentence = "There is a team of this name."
