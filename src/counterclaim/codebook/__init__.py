"""What is known of a domain and of a language: data files and their loader."""

from counterclaim.codebook.load import load_codebook

__all__ = ["load_codebook"]
