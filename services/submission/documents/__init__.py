"""Word documents: texts that come in and find their places in a form, items that go out as GB/T 9704 says."""
