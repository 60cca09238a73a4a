"""How fast and how large: ratios against a peer in the same run, never a timed test."""
