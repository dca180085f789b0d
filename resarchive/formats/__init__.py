"""Formats of dates: as the documents print them."""
