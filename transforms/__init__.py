"""HOW: the verbs that carry a row from raw to curated; alone in knowing DuckDB."""
