"""What Dateline does without a screen. One file a verb, with its own command line."""
