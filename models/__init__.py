"""The nouns of the project, as frozen values. Standard library only: no ORM classes and no trained models live here."""
