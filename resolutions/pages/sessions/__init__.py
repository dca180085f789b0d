"""What was adopted at each meeting, and what a session still lacks."""
