"""What a drafted plan comes to: counts, and the doubts with their places."""
