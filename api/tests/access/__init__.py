"""The access matrix: every operation, called by everybody, with the ids of everybody.

`table` says who may do what, and how to call it rightly; `routed` reads what there really is; `vendors` and `world`
hold two vendors that are alike, and the callers; `cells` multiplies these, `asking` calls, `matrix` judges.
"""
