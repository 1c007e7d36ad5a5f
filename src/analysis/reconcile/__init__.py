"""Many claims to one consistent series with bounds, and what was contradicted and why."""
