"""What the pages tell, before it is drawn: values in words, accounts side by side, the words around a claim."""
