"""What the page of the values the clinic set is made of."""
