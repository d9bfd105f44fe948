"""What the bot knows and how it understands; imports no channel and no database."""
