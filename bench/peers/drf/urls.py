from django.urls import path

from bench.peers.drf.views import BookingViewSet, SlotView

urlpatterns = [
    path("api/v1/bookings", BookingViewSet.as_view({"get": "list", "post": "create"})),
    path("api/v1/slots", SlotView.as_view()),
]
