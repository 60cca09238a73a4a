"""Plans through time: which papers are versions of one plan, which actions are the same, and what has changed."""
