"""From grids to facts: where the tables are, what their columns, rows and titles say."""
