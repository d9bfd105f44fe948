"""The conversation and the channels it takes place in."""
