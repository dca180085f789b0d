"""The page of two texts side by side, and their comparison as a file."""
