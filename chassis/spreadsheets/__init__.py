"""Tables that people upload (.xlsx, .xls, .csv), read in a process of their own, and tables that go out."""
