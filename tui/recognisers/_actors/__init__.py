"""How actors are found: words, runs of capitals, their parts, what speaks for each type."""
