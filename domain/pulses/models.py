"""Signs of life, for /health/ready."""

from django.db import models


class Pulse(models.Model):
    """When something last showed that it works."""

    name = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()
