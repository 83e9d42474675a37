"""Every address that is not a socket."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from api.api import api
from api.media import routes as media
from api.ops import routes as ops
from console.admin import sending
from core import metrics, tallies

urlpatterns = [
    path("api/v1/", include("chat.documents")),
    path("api/v1/", include("console.docs.urls")),
    path("api/v1/", api.urls),
    path("media/avatars/<str:name>.webp", media.avatar),
    path("health/live", ops.live),
    path("health/ready", ops.ready),
    path("metrics", metrics.scrape),
    path("account/", include("console.account.urls")),
    path("", include("console.booking.urls")),
    path("", include("console.refusals.urls")),
    path("admin/sending/", include(sending.addresses(queues=tallies.waiting))),
    path("admin/", admin.site.urls),
    path("admin", RedirectView.as_view(url="/admin/")),
    path("", include("console.staff.urls")),
]
