"""Events heard: one file for each producer."""
