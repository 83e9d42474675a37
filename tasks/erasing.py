"""Going on with what is left of erasures behind their commit."""

from celery import shared_task
from django.utils.timezone import now

from domain.dossiers import finishing


@shared_task
def finish_erasures() -> int:
    """Take out the traces of contacts who were erased, and remove their files; answers how many erasures."""
    return finishing.finish_due(now=now())
