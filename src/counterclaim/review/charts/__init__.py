"""Charts as SVG made here, each with its text: no script, no colour alone, nothing drawn that no one claimed."""
