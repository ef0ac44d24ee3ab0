"""Who may come in and what each may do: sign-in, keys for programs, roles by route."""
