"""What a report says and shows. Drawings are SVG, made without Qt: one for the screen and for paper."""
