"""What the archive holds and what it does not, in sentences that other pages put beside their claims, and as a page."""
