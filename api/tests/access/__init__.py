"""The access matrix: every operation, called by everybody, with the ids of everybody.

`table` says who may do what, and how to call it rightly; `routed` reads what there really is; `world` holds two
vendors that are alike, and the callers; `matrix` makes the calls and compares.
"""
