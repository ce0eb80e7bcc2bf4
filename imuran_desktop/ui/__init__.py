"""The screen: pages, the widgets they are made of, and the look."""
