"""Media: the bytes of photos, videos and documents, from the upload to the link that a desk follows."""
