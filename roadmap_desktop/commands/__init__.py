"""One function per kind of user edit, and the session that runs them."""
