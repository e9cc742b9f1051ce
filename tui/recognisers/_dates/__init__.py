"""How dates are recognised: words → symbols → rules → readings, one idea a file."""
