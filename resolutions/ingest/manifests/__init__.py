"""Manifest entries (from CSV tables and MARCXML records), and the files and containers that are to be loaded."""
