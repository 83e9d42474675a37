"""What Spout's own pages share: how they are served, their look, and how they speak to people and to the API."""
