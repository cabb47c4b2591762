"""How long a night takes, as a ratio to a floor measured in the same run."""
