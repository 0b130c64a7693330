"""Looking at special websites, without being led into the own network."""
