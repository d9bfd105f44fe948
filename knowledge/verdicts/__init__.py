"""Whether the report bears out what a message claims; one kind of evidence a module."""
