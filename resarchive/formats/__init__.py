"""How dates are written: as the documents write them."""
