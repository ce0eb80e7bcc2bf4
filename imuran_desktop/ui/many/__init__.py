"""Many diaries at once, as a clinic has them: their list, and reports of all of them."""
