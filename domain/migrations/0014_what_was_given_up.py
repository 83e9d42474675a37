"""Finding what was given up by when; and no reminder rule that says the same twice."""

from django.db import migrations, models

# Of rules that are alike the oldest stays; what the others have planned is not sent.
_ALIKE = """
SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY vendor_id, service_id, minutes_before, channels[1]
                                  ORDER BY created_at, id) AS place
      FROM domain_reminderrule) rules
 WHERE place > 1
"""
_DROP_PLANNED = f"""
UPDATE domain_delivery SET state = 'cancelled', reason = 'The rule was removed.', settled_at = now(), lease_until = NULL
 WHERE kind = 'booking.reminder' AND state IN ('scheduled', 'ready')
   AND context ->> 'rule_id' IN (SELECT id::text FROM ({_ALIKE}) alike)
"""
_DROP_RULES = f"DELETE FROM domain_reminderrule WHERE id IN ({_ALIKE})"

# Since when it is given up was not kept; when it was to be sent is near.
_DATE_DOUBTS = """
UPDATE domain_delivery SET settled_at = send_at WHERE state = 'in_doubt' AND lease_until IS NULL AND settled_at IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("domain", "0013_a_contact_is_erased"),
    ]

    operations = [
        migrations.RunSQL([_DROP_PLANNED, _DROP_RULES, _DATE_DOUBTS], migrations.RunSQL.noop),
        # The checks that these rows await at the commit, or their tables can't be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="reminderrule",
            constraint=models.UniqueConstraint(
                models.F("vendor"),
                models.F("service"),
                models.F("minutes_before"),
                models.F("channels__0"),
                name="reminder_rule_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(
                    ("state", "failed"), models.Q(("lease_until", None), ("state", "in_doubt")), _connector="OR"
                ),
                fields=["settled_at"],
                name="delivery_given_up",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("state__in", ("sent", "delivered"))), fields=["settled_at"], name="delivery_taken"
            ),
        ),
    ]
