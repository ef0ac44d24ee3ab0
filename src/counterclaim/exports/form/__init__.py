"""What exports are made of: values in the words of the exchange form, tables, files written whole."""
