"""The HTTP side: handlers translate, use cases decide."""
