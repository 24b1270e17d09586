"""What happens when things break: the library loses nothing, does nothing twice, and goes on by itself."""
