"""Media: the bytes of photos and videos, from the upload to the link that a desk follows."""
