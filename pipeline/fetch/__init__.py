"""Papers and pages from other people's servers, asked for politely and taken with care; knows `models` alone."""
