"""The command line of openweek: the stack on one machine, its secrets, its health."""
