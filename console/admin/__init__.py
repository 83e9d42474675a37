"""Django's admin for whoever operates Spout: every table to look at, and the few things done by hand.

Rows are not edited here: that would pass by the rules, the events and the audit. What an operator does goes through
the domain's actions.
"""
