"""Real parts for tests: two providers of one set, databases from templates, topics, a whole stack."""
