"""What services say to each other: event models, their schemas and examples. Depends on pydantic only."""
