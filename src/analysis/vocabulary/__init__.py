"""What words mean: indicators, units, bounds, places, languages. Tables of words only; no file is read here."""
