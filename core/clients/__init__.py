"""The clients in clients/: what they are made from, and how. For development; nothing that runs needs it."""
