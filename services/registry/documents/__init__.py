"""Tables that people open in Excel: read, and written."""
