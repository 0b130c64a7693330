"""What publicity hears, one file per producer."""
