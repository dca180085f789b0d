"""Who follows what, and the letters sent. An address is kept only once its reader confirmed it, for this alone, and
erased when the reader stops. Knows no pages and no requests."""
