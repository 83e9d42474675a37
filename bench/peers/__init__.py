"""The programs that Spout is measured against. Each is written as its own documentation recommends."""
