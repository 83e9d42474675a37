"""The customers' pages: to book with a vendor, and to manage a booking by the link of a letter."""
