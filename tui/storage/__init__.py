"""Where tags are kept: the only room that knows TinyDB."""
