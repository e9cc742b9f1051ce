"""How the recogniser of claims works: words, sentences, phrases, and one file a rule."""
