"""Fingerprints of all rows: whether anything was written, and whether to a vendor that it is no business of."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.db import connection

from api.tests.access.vendors import Vendor


class Prints(NamedTuple):
    """Of every row there is, and of those of one vendor and its people."""

    all: str
    vendors: str


def prints(vendor: Vendor) -> Prints:
    with connection.cursor() as cursor:
        cursor.execute(_sql(), {"vendor": vendor.id, "people": vendor.people})
        return Prints(*map(str, cursor.fetchone()))


def changes() -> int:
    """How often this transaction has written a row, whatever became of it: while it stays the same nothing is other
    than it was, and no fingerprint has to be taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0])


@cache
def _sql() -> str:
    """One sum of hashes, in no order: a row more, less or other makes another sum."""
    rows = " UNION ALL ".join(_tables())
    return f"SELECT sum(hash), sum(hash) FILTER (WHERE of_vendor) FROM ({rows}) found"


def _tables() -> Iterator[str]:
    for model in apps.get_app_config("domain").get_models():
        table, columns = model._meta.db_table, {field.column for field in model._meta.concrete_fields}
        of_vendor = [f"row.{name} = %(vendor)s" for name in ("vendor_id",) if name in columns]
        of_people = [f"row.{name} = ANY(%(people)s)" for name in ("user_id",) if name in columns]
        own_key = {"domain_vendor": ["row.id = %(vendor)s"], "domain_user": ["row.id = ANY(%(people)s)"]}
        whose = " OR ".join(of_vendor + of_people + own_key.get(table, [])) or "false"
        # When a key was last used is noted by whoever calls with it.
        content = "to_jsonb(row) - 'last_used_at'" if "last_used_at" in columns else "row"
        hash_of = "jsonb_hash_extended" if "last_used_at" in columns else "hash_record_extended"
        yield (
            f"SELECT '{table}', {hash_of}({content}, 0)::numeric AS hash, coalesce({whose}, false) AS of_vendor "
            f"FROM {table} row"
        )
