"""Votes State by State, and what a State, group or body did."""
