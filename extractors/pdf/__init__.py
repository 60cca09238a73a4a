"""PDFs: pages as PDFium tells them, tables from drawn rules or from how words stand, and what stands between."""
