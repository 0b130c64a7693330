"""How far an item is, as a number of the database: the order in which the best of several is found by index."""

STATES_IN_ORDER = ("draft", "returned", "submitted", "approved", "received")
_WHENS = " ".join(f"when '{state}' then {step}" for step, state in enumerate(STATES_IN_ORDER, 1))
PROGRESS = f"(case state {_WHENS} end)"
