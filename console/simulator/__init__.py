"""A stand-in for Meta's WhatsApp Cloud API, with a phone in the browser.

Nothing here knows Spout: it speaks Meta's protocol over HTTP and signs its webhooks, so a client cannot
tell the difference. All state is in memory and is gone when the process ends.
"""
