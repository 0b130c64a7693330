"""One file per page: what is asked, and what is shown."""
