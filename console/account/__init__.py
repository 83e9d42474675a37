"""The pages that links in letters lead to: to confirm an address, to choose a password, to join a vendor."""
