"""What customers do without signing in."""

from django.db import models

from domain.tenancy import VendorOwned


class ContactCode(VendorOwned):
    """A code sent to an e-mail address or a phone, to prove that it is the customer's; kept as SHA-256."""

    address = models.CharField(max_length=254)  # an e-mail, or a phone in E.164
    code_hash = models.BinaryField(max_length=32)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["vendor", "address", "-created_at"], name="contact_code_of_address")]
