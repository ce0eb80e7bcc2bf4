"""The tablets at home: what there is, how long it lasts, and the dialogs that count them."""
