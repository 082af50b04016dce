"""English numbers, and the units and words around them."""
