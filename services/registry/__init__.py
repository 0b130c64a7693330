"""The registry: who reports, and when; who may sign in, and as what."""
