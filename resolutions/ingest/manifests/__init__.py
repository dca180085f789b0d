"""What is said beside a file (CSV tables, MARCXML records), and the files and containers that are to be loaded."""
