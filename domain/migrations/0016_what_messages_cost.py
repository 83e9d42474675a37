"""What WhatsApp says of a message's price, and what the vendor says that it pays: by them messages' costs are counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("domain", "0015_first_responses"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="billable",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="delivery",
            name="price_category",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="whatsappchannel",
            name="rates",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(
                    ("channel", "whatsapp"),
                    ("state__in", ("sent", "delivered")),
                    models.Q(("kind", "chat.read"), _negated=True),
                ),
                fields=["vendor", "settled_at"],
                name="delivery_messages",
            ),
        ),
    ]
