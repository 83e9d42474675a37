"""A vendor's customers."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key

NAME_WORDS = SearchVector("name", config="simple")
"""The words of a name, as they are: no language's grammar is right for names."""


class Contact(VendorOwned):
    """A customer, reached by any of: phone (E.164), WhatsApp id (digits), business-scoped id, e-mail; maybe by none."""

    name = models.CharField(max_length=200)
    phone_number = models.CharField(max_length=20, null=True, blank=True)
    whatsapp_id = models.CharField(max_length=20, null=True, blank=True)
    business_scoped_id = models.CharField(max_length=140, null=True, blank=True)
    email = models.EmailField(null=True, blank=True)
    language = models.CharField(max_length=16, default="en")
    timezone = models.CharField(max_length=64, blank=True, default="", db_default="")  # the vendor's when empty
    takes_marketing = models.BooleanField(default=True)  # what they told WhatsApp, or WhatsApp us
    marketing_told_at = models.DateTimeField(null=True)
    marketing_rests_until = models.DateTimeField(null=True)  # WhatsApp's limit per customer was reached
    # Who is anonymous: the one of the vendor at whom the bookings of all that were erased point. No list shows them.
    is_nobody = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("contact"),
            models.UniqueConstraint(fields=["vendor", "phone_number"], name="contact_phone"),
            models.UniqueConstraint(fields=["vendor", "whatsapp_id"], name="contact_whatsapp_id"),
            models.UniqueConstraint(fields=["vendor", "business_scoped_id"], name="contact_business_scoped_id"),
            models.UniqueConstraint(fields=["vendor"], condition=Q(is_nobody=True), name="contact_one_nobody"),
        ]
        indexes = [
            models.Index(fields=["vendor", "-created_at", "-id"], name="contact_page"),
            # For search by beginnings. Django writes `istartswith` as UPPER(…) LIKE.
            GinIndex(NAME_WORDS, name="contact_name_words"),
            models.Index("vendor", OpClass("phone_number", name="varchar_pattern_ops"), name="contact_phone_begins"),
            models.Index("vendor", OpClass("whatsapp_id", name="varchar_pattern_ops"), name="contact_whatsapp_begins"),
            models.Index("vendor", OpClass(Upper("email"), name="text_pattern_ops"), name="contact_email_begins"),
            models.Index(
                "vendor", OpClass(Upper("business_scoped_id"), name="text_pattern_ops"), name="contact_bsuid_begins"
            ),
        ]


class FormerIdentity(VendorOwned):
    """A WhatsApp id or business-scoped id that a contact had until `left_at`: what was sent before is theirs."""

    contact = models.ForeignKey("domain.Contact", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    value = models.CharField(max_length=140)
    left_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "former identities"
        constraints = [SameVendor("contact", "domain_contact", name="former_identity_contact_same_vendor")]
        indexes = [models.Index(fields=["vendor", "value", "left_at"], name="former_identity_value")]
