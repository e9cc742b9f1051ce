"""Recognisers that others have trained: spaCy pipelines, where somebody has installed one."""
