"""The demo: an edition with its cases, and one case's way from a school to the newspapers and back."""
