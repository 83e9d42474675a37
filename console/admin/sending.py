"""How sending stands, of all vendors, and sending again what was given up: for who operates Spout.

The figures are those of /metrics; what is done goes through the actions of the API, and is in each vendor's audit.
No names, addresses or texts are shown: reasons hold none (tasks.gateways.errors).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import redis
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from console.admin.doing import operator
from domain.channels import queries as channels
from domain.deliveries import again, standing
from domain.deliveries.models import Channel, Delivery, State
from domain.deliveries.standing import Failure, Failures
from domain.errors import Refusal
from domain.outbox import queries as outbox
from domain.people.models import User
from domain.pulses import actions as pulses

Queues = Callable[[], Mapping[str, int]]
View = Callable[..., HttpResponse]

DAYS = {1: "24 hours", 7: "7 days"}
"""How far back failures are looked for."""

SHOWN = 20
"""So many of what is about to be sent again are listed."""


def addresses(queues: Queues) -> list[URLPattern]:
    """The pages; `queues` says how many messages each of Celery's queues holds."""
    return [
        path("", _for_platform_admins(how_it_stands), {"queues": queues}, name="sending"),
        path("again/", _for_platform_admins(all_again), name="sending_all_again"),
        path("again/<uuid:delivery_id>/", _for_platform_admins(one_again), name="sending_one_again"),
    ]


def _for_platform_admins(view: View) -> View:
    """Whose business all vendors are. Who is not signed in is asked to."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    # The site is Django's lazy one: asked for when somebody comes.
    return lambda request, *args, **kwargs: admin.site.admin_view(check)(request, *args, **kwargs)


@dataclass(frozen=True, slots=True)
class Line:
    """A channel: what is unfinished by state, since when the first due waits, what was taken in the past hour, and
    what was given up."""

    channel: str
    counts: list[int]
    due_since: datetime | None
    lag: str
    taken: int
    given_up: int


@require_safe
def how_it_stands(request: HttpRequest, queues: Queues) -> HttpResponse:
    at = now()
    days = _days(request)
    found = standing.failures(since=at - timedelta(days=days))
    addressed = [(one, f"{reverse('sending_all_again')}?{_words(one.what, days)}") for one in found]
    looked_at = sum(one.count for one in found)
    return _page(
        request,
        "admin/sending.html",
        title="How sending stands",
        states=STATES.values(),
        lines=_lines(found, at),
        waiting=[(what, count, _age(since, at)) for what, (count, since) in _waiting().items()],
        queues=_depths(queues),
        pulses=_pulses(at),
        failures=addressed,
        days=days,
        spans=DAYS,
        span=DAYS[days],
        is_capped=looked_at >= standing.MOST_LOOKED_AT,
        most=standing.MOST_LOOKED_AT,
    )


STATES = {
    State.SCHEDULED: "Scheduled",
    State.READY: "Handed out",
    State.ATTEMPTING: "Being sent",
    State.IN_DOUBT: "In doubt",
}


def _lines(failures: list[Failures], at: datetime) -> list[Line]:
    counts = {(channel, state): count for channel, state, count in standing.unfinished()}
    due = dict(standing.overdue(now=at))
    taken = dict(standing.taken(since=at - timedelta(hours=1)))
    return [
        Line(
            channel,
            [counts.get((channel, state), 0) for state in STATES],
            due.get(channel),
            _age(due.get(channel), at),
            taken.get(channel, 0),
            sum(one.count for one in failures if one.what.channel == channel),
        )
        for channel in Channel.values
    ]


def _waiting() -> dict[str, tuple[int, datetime | None]]:
    return {"Events to be acted on": outbox.waiting(), "Webhook calls that came in": channels.waiting()}


def _depths(queues: Queues) -> list[tuple[str, int]] | None:
    """None when Redis can't be reached."""
    try:
        return list(queues().items())
    except redis.RedisError:
        return None


def _pulses(at: datetime) -> list[tuple[str, str, bool]]:
    """Of workers and beat, when they were last seen, and whether that will do: as /health/ready has it."""
    ages = pulses.ages(now=at)
    seen = [("Workers", ages.get(pulses.WORKER)), ("Beat", ages.get(pulses.BEAT))]
    return [(who, in_words(age), age is not None and age < pulses.FRESH) for who, age in seen]


class Chosen(forms.Form):
    """Which failures, as the links of the page name them."""

    channel = forms.ChoiceField(choices=Channel.choices)
    state = forms.ChoiceField(choices=[(State.FAILED, ""), (State.IN_DOUBT, "")])
    reason = forms.CharField(max_length=500, required=False, strip=False)


@require_http_methods(["GET", "HEAD", "POST"])
def all_again(request: HttpRequest) -> HttpResponse:
    """Asks, then sends again all that was given up for one reason."""
    form = Chosen(request.GET)
    if not form.is_valid():
        raise Http404
    what, days, at = Failure(**form.cleaned_data), _days(request), now()
    since = at - timedelta(days=days)
    if request.method == "POST" and _is_meant(request, what.state):
        count = again.retry_failed(operator(request), what, since=since, now=at)
        if count:
            _log(request, f"Sent again {count} that had {what.state.replace('_', ' ')}: {what.reason}")
        messages.success(request, f"Sent again: {count}.")
        return HttpResponseRedirect(reverse("sending"))
    found = standing.failed_so(what, since=since)
    ids = list(found.values_list("id", flat=True))
    return _confirm(request, what, ids)


@require_http_methods(["GET", "HEAD", "POST"])
def one_again(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """Asks, then sends this one again."""
    delivery = Delivery.objects.across_vendors().filter(id=delivery_id, vendor__isnull=False).first()
    if delivery is None:
        raise Http404
    if request.method == "POST" and _is_meant(request, delivery.state):
        assert delivery.vendor_id is not None  # asked for above
        try:
            again.retry(operator(request).within(delivery.vendor_id), delivery.id, now=now())
        except Refusal as refusal:
            messages.error(request, refusal.message)
        else:
            _log(request, "Sent again", delivery)
            messages.success(request, "Sent again: 1.")
        return HttpResponseRedirect(reverse("admin:domain_delivery_change", args=[delivery.id]))
    return _confirm(request, Failure(delivery.channel, delivery.state, delivery.reason), [delivery.id])


def _is_meant(request: HttpRequest, state: str) -> bool:
    """What is in doubt may have arrived: that it may arrive twice has to be said yes to."""
    if state != State.IN_DOUBT or request.POST.get("twice") == "yes":
        return True
    messages.error(request, "Nothing was sent: say that it may arrive twice.")
    return False


def _confirm(request: HttpRequest, what: Failure, ids: list[UUID]) -> HttpResponse:
    return _page(
        request,
        "admin/sending_again.html",
        title="Send again",
        what=what,
        count=len(ids),
        ids=ids[:SHOWN],
        in_doubt=what.state == State.IN_DOUBT,
    )


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context})


def _log(request: HttpRequest, what: str, delivery: Delivery | None = None) -> None:
    """In the admin's own log too, where the operator's doings stand together."""
    assert isinstance(request.user, User)
    LogEntry.objects.create(
        user_id=request.user.id,
        content_type=ContentType.objects.get_for_model(Delivery),
        object_id=str(delivery.id) if delivery else None,
        object_repr=str(delivery.id) if delivery else "deliveries",
        action_flag=CHANGE,
        change_message=what,
    )


def _days(request: HttpRequest) -> int:
    given = request.GET.get("days", "")
    return int(given) if given in map(str, DAYS) else min(DAYS)


def _words(what: Failure, days: int) -> str:
    return urlencode({"channel": what.channel, "state": what.state, "reason": what.reason, "days": days})


def _age(since: datetime | None, at: datetime) -> str:
    return in_words(at - since) if since else ""


def in_words(age: timedelta | None) -> str:
    """As somebody reads it at a glance: in the two largest units, to the second below a minute."""
    if age is None:
        return "never"
    seconds = max(0, int(age.total_seconds()))
    for name, size, smaller, part in (("d", 86_400, "h", 3_600), ("h", 3_600, "min", 60), ("min", 60, "s", 1)):
        if seconds >= size:
            whole, rest = divmod(seconds, size)
            return f"{whole} {name} {rest // part} {smaller}"
    return f"{seconds} s"
