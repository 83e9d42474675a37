"""Messages in a vendor's own words."""

from django.db import models

from domain.tenancy import VendorOwned


class MessageTemplate(VendorOwned):
    """What a kind of message says over a channel, in a language. `body` and `subject` hold placeholders by name.

    `variant` tells several of one kind apart: a reminder rule may name one. `approved_template` is the template at Meta
    that says the same outside WhatsApp's window, where free words may not be sent.
    """

    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    language = models.CharField(max_length=16)
    variant = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    approved_template = models.CharField(max_length=512, blank=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "kind", "channel", "language", "variant"], name="message_template_once"
            ),
        ]
