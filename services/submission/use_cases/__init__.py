"""What can be done, one file each."""
