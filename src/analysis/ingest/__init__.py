"""Raw tables to normalised tables: nothing is lost, nothing is guessed silently."""
