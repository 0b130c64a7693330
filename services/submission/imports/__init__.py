"""Items from a sheet: its headings are the titles of the form, and each row gets a verdict."""
