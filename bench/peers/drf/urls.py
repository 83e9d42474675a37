from django.urls import path

from bench.peers.drf.views import BookingViewSet

urlpatterns = [path("api/v1/bookings", BookingViewSet.as_view({"get": "list", "post": "create"}))]
