"""Pages that are pictures: straightened, their drawn rules found, their words recognised by an engine (OCR)."""
