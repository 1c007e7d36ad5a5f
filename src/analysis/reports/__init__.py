"""From notebooks to published reports: parameters, execution, export, site."""
