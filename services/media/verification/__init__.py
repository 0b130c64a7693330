"""Looking at bytes that nobody has looked at yet: each look in a child process with bounds."""
