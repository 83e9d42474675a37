"""The console: where a vendor's staff answer customers and run the calendar, by the public API and sockets alone."""
