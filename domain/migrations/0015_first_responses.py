"""Which of a customer's messages open a conversation: by them it is counted how soon they are answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("domain", "0014_what_was_given_up"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="opens",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("opens", True)), fields=["vendor", "created_at"], name="message_opens"
            ),
        ),
    ]
