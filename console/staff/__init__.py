"""The console: where a vendor's staff answer customers and run the calendar. It uses the public API and sockets alone."""
