"""The application: joins the desk to the screens, the keys and the threads."""
