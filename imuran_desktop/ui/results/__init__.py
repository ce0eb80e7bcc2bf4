"""What the page of entering results is made of."""
