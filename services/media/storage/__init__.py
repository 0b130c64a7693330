"""The object store behind one thin port."""
