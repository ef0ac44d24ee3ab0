"""What the pages tell, before it is drawn: values in words, accounts side by side, words around a claim."""
