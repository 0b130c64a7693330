"""What is reported: drafts, items of every type, their versions and their way up to the ministry."""
