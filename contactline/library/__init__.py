"""The library: events from articles and from the curated chronology, and their store."""
