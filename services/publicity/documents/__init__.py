"""An item as newsrooms read it: ninjs 3.1, ninjs 1.6, a page of HTML."""
