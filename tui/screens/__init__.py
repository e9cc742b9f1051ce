"""Screens: each shows one face of the desk. They read it, and change nothing."""
