"""The state of the work: articles, marks, tags. Only this room changes it."""
