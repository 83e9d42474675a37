"""What is refused about teams. Pure."""

from domain.errors import Conflict, Forbidden, NotFound


class TeamNotFound(NotFound):
    code = "team.not_found"
    sentence = "There is no such team."


class TeamOutOfReach(Forbidden):
    code = "team.out_of_reach"
    sentence = "Your role reaches your own teams, and this is none of them."


class TeamNameTaken(Conflict):
    code = "team.name_taken"
    sentence = "There is a team of this name."
