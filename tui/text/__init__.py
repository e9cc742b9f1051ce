"""What every other room needs of texts: units, cleaning, cells, rows. Pure."""
