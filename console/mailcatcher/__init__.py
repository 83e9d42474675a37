"""Catches all mail on this machine and shows it in the browser. Nothing is passed on.

Mails are files in a folder: what SMTP has accepted is on disk, and is still there after a restart.
"""
