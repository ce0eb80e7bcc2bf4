"""Reference data: what the cited sources say. One module per TOML file, one reader and check for all (`tables`)."""
