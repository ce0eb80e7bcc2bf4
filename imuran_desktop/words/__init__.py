"""Every text the project shows, in the language it was asked for. Domain codes come in, sentences go out."""
