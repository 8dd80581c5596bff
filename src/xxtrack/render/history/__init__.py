"""What happened to items over time."""
