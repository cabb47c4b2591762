"""Which figures the public may see, so that no small one can be worked out."""
