"""Numbers in running text and what they count, by a language's tables of numerals, units and widening words."""
