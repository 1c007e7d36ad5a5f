"""From the bytes of a file to grids of printed cells, in a child process with bounded memory."""
