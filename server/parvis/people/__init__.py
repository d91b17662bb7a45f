"""To a citizen: you need no account; your phone is enough, and nobody can pass for it. To staff: no password, ever."""
