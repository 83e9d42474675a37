"""Every address that is not a socket."""

from django.urls import path
from django.views.generic import RedirectView

from api.api import api
from api.ops import routes as ops

urlpatterns = [
    path("api/v1/", api.urls),
    path("health/live", ops.live),
    path("health/ready", ops.ready),
    path("", RedirectView.as_view(url="/api/v1/docs")),
]
