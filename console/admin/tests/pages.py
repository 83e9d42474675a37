"""The tables the sweeps go through, and the addresses of their pages."""

from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models
from django.urls import reverse

Models = list[type[models.Model]]

OURS: Models = list(apps.get_app_config("domain").get_models())
MODELS: Models = [*OURS, *apps.get_app_config("django_celery_beat").get_models(), LogEntry]


def listing(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def page(row: models.Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
