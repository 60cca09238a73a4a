"""Actions -> figures by borough, lead, year: arithmetic alone. What it needs stands in `facts`; no store is known."""
