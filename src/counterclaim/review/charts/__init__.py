"""Charts as SVG made here, each with its text: no colour alone, nothing drawn that no one claimed."""
