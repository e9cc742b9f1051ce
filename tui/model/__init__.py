"""The words of the trade: articles, spans, marks, tags, actors. Imports nothing of ours."""
