"""All SQL. A diary is one SQLite file of append-only revisions; rows come in, domain objects go out."""
