"""The commands, a subject a file; `pipeline.cli` puts them under one name."""
