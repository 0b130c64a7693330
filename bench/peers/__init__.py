"""What the system is measured against: small, and as good as its maker would write it."""
