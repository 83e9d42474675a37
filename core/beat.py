"""Beat's scheduler: the table of periodic tasks in the database, which operators change in the admin."""

from typing import Any

from django_celery_beat.models import PeriodicTask
from django_celery_beat.schedulers import DatabaseScheduler, ModelEntry


class Entry(ModelEntry):
    @classmethod
    def from_entry(cls, name: str, app: Any = None, **entry: Any) -> "Entry":
        """What is not in the table yet is put there as core.celery has it; what is there is the operator's.

        django-celery-beat would write core.celery's values over theirs at every start.
        """
        fields = cls._unpack_fields(**entry)
        task, _ = PeriodicTask.objects.get_or_create(name=name, defaults=fields)
        if task.task != fields["task"]:  # a task that goes by another name now: the schedule stays
            PeriodicTask.objects.filter(id=task.id).update(task=fields["task"])
            task.refresh_from_db()
        return cls(task, app=app)


class Scheduler(DatabaseScheduler):
    Entry = Entry
