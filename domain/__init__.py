"""What Spout is about: vendors, people, bookings, conversations, deliveries. Knows no HTTP, no Celery, no sockets."""
