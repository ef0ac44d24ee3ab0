"""The pages, one subject a file: each function takes a request and gives a page or a redirect."""
