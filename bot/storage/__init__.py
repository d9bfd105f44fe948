"""What must last beyond a restart. Imported by the bot only; the knowledge keeps nothing here."""
