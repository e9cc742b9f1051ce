"""What lies on the desk: open articles, cursors, the choice bar. No terminal needed."""
