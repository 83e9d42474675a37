"""The tenant."""

from django.conf import settings
from django.db import models

from domain.tenancy import Identified


class Vendor(Identified):
    """A business. Everything but users belongs to one."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    website = models.URLField(blank=True)
    industry = models.CharField(max_length=80, blank=True)
    size = models.CharField(max_length=40, blank=True)
    timezone = models.CharField(max_length=64, default="UTC")
    locale = models.CharField(max_length=16, default="en")
    currency = models.CharField(max_length=3, default="USD")
    country_code = models.CharField(max_length=2, blank=True)
    colour = models.CharField(max_length=7, blank=True, default="", db_default="")  # `#rrggbb`, of its letters
    logo_url = models.URLField(blank=True, default="", db_default="")  # shown in its letters
    requires_two_factor = models.BooleanField(default=False)
    takes_public_bookings = models.BooleanField(default=True)
    away_message = models.CharField(max_length=1000, blank=True)  # answered outside its hours; none when empty
    is_active = models.BooleanField(default=True)  # False: suspended by the platform, nobody works in it
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)  # gone for everybody; its rows stay

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="vendor_page")]

    def __str__(self) -> str:
        return self.slug

    @property
    def booking_page_url(self) -> str | None:
        """Where customers book without an account; None when they can't."""
        return f"{settings.PUBLIC_URL}/book/{self.slug}" if self.takes_public_bookings else None
